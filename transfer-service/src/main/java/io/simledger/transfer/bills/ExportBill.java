package io.simledger.transfer.bills;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

/** Body of an export request; clients send the mode here or in the query. */
record ExportBill(@JsonAlias("export_mode") @Nullable String exportMode) {}
