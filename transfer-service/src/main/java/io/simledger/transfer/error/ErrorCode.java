package io.simledger.transfer.error;

import java.util.Arrays;
import java.util.Optional;

/**
 * Everything that the service refuses (A5): the code that callers read, the HTTP status and the
 * text in both languages. Texts never contain what the caller sent, and no percent sign.
 *
 * <p>Codes are contract: they are never given a second meaning.
 */
public enum ErrorCode {
  // COM: any request
  REQUEST_MALFORMED(
      "COM0001",
      400,
      "The request body cannot be read as expected.",
      "リクエストボディの形式が正しくありません。",
      "The body is no JSON, or a field has another type than the operation defines."),
  PARAMETER_INVALID(
      "COM0002",
      400,
      "A parameter is missing or has an invalid value.",
      "パラメータが不足しているか、値が正しくありません。",
      "A field or parameter is missing, malformed or out of range; details name it."),
  PATH_UNKNOWN(
      "COM0003",
      404,
      "There is no such path.",
      "指定されたパスは存在しません。",
      "No operation has the path, or it belongs to the sandbox or to provisioning and there is"
          + " none."),
  METHOD_NOT_ALLOWED(
      "COM0004",
      405,
      "The path does not support this method.",
      "このパスでは使用できないメソッドです。",
      "The path has operations, none with this method; the header Allow names those it has."),
  NOT_ACCEPTABLE(
      "COM0005",
      406,
      "Responses are JSON only.",
      "レスポンスの形式は JSON のみです。",
      "The caller accepts a form of answer that no operation has."),
  BODY_TOO_LARGE(
      "COM0006",
      413,
      "The request body is too large.",
      "リクエストボディが大きすぎます。",
      "The body exceeds simledger.max-body-size."),
  MEDIA_TYPE_UNSUPPORTED(
      "COM0007",
      415,
      "The request body must be JSON.",
      "リクエストボディは JSON でなければなりません。",
      "The body is sent as something other than application/json."),
  UNEXPECTED(
      "COM0008",
      500,
      "An unexpected error occurred.",
      "予期しないエラーが発生しました。",
      "The service has a fault. The log has the reason."),
  UNAVAILABLE(
      "COM0009",
      503,
      "The service cannot answer now. Try again later.",
      "現在応答できません。しばらくしてから再度お試しください。",
      "The database or the billing service is away or overloaded."),
  IDEMPOTENCY_KEY_INVALID(
      "COM0010",
      400,
      "An Idempotency-Key has 1 to 255 characters.",
      "Idempotency-Key は 1 文字以上 255 文字以下です。",
      "An Idempotency-Key is empty or longer than 255 characters."),
  IDEMPOTENCY_KEY_REUSED(
      "COM0011",
      400,
      "The Idempotency-Key was sent with another request before.",
      "この Idempotency-Key は別のリクエストで使用済みです。",
      "An Idempotency-Key comes back with another request."),
  IDEMPOTENCY_KEY_IN_USE(
      "COM0012",
      409,
      "The first request with this Idempotency-Key is still running.",
      "この Idempotency-Key の最初のリクエストを処理中です。",
      "The first request with the Idempotency-Key has not been answered yet."),

  // AGW: the gate before every operation
  CREDENTIALS_INVALID(
      "AGW0001",
      401,
      "The API key or the token is missing, wrong or expired.",
      "API キーまたは API トークンが不足しているか、正しくないか、有効期限が切れています。",
      "Either header is missing, the pair does not belong together, or its session has ended"
          + " (A2); or the key of provisioning is missing or wrong."),
  PERMISSION_DENIED(
      "AGW0002",
      403,
      "The SAM user may not do this.",
      "SAM ユーザーにこの操作の権限がありません。",
      "No statement of the user, its roles or the default permissions allows the operation, or one"
          + " denies it (A4)."),
  RATE_LIMITED(
      "AGW0003",
      429,
      "Too many calls. Try again when the time in the headers is over.",
      "リクエスト数が上限を超えました。ヘッダーに示された時間の経過後に再度お試しください。",
      "The operator made more calls to the path group, or the address more logins and calls with a"
          + " wrong provisioning key, than a window allows (A6)."),
  REQUEST_FORGED(
      "AGW0004",
      403,
      "The request does not come from a page of this console. Reload the page and try again.",
      "このコンソールの画面から送られたリクエストではありません。画面を再読み込みして、もう一度お試しください。",
      "A change in the console comes from another site, or without the token of the session."),

  // AUM: accounts
  AUTHENTICATION_FAILED(
      "AUM0001",
      401,
      "Authentication failed.",
      "認証に失敗しました。",
      "Something about the credentials is wrong, or the login is locked after failures; nothing"
          + " tells which (A1)."),
  OPERATOR_NOT_FOUND(
      "AUM0002",
      404,
      "The operator was not found.",
      "オペレーターが見つかりません。",
      "The path names an operator that is not the caller, or, in provisioning, does not exist."),
  AUTH_KEY_NOT_FOUND(
      "AUM0003",
      404,
      "The AuthKey was not found.",
      "認証キーが見つかりません。",
      "The user has no such AuthKey."),
  AUTH_KEYS_EXHAUSTED(
      "AUM0004",
      400,
      "No further AuthKey can be generated.",
      "これ以上認証キーを発行できません。",
      "The user has simledger.auth.max-keys AuthKeys."),
  PASSWORD_WRONG(
      "AUM0005",
      400,
      "The current password is wrong.",
      "現在のパスワードが正しくありません。",
      "A password is changed without the present one."),
  PASSWORD_UNSUITABLE(
      "AUM0006",
      400,
      "A password has 8 characters to 72 bytes.",
      "パスワードは 8 文字以上 72 バイト以下です。",
      "A new password is shorter than 8 characters or longer than 72 bytes."),
  EMAIL_TAKEN(
      "AUM0007",
      400,
      "The e-mail address cannot be used.",
      "このメールアドレスは使用できません。",
      "The address is another operator’s."),
  COVERAGE_TYPE_MISSING(
      "AUM0008",
      400,
      "The operator does not have this coverage type.",
      "オペレーターでこのカバレッジタイプが有効になっていません。",
      "The operator does not have the coverage type of the call, or of a payment method that is"
          + " provisioned."),
  PAYMENT_METHOD_NOT_FOUND(
      "AUM0009",
      404,
      "No payment method is set.",
      "お支払い方法が設定されていません。",
      "The operator has no payment method for the coverage type of the call."),
  PAYMENT_METHOD_MISSING(
      "AUM0010",
      400,
      "Set a payment method for this coverage type first.",
      "先にこのカバレッジタイプのお支払い方法を設定してください。",
      "An offer is accepted or an order confirmed without a payment method (T7)."),

  SHIPPING_ADDRESS_NOT_FOUND(
      "AUM0011",
      404,
      "The shipping address was not found.",
      "配送先が見つかりません。",
      "The operator has no such shipping address."),
  SHIPPING_ADDRESSES_EXHAUSTED(
      "AUM0012",
      400,
      "No further shipping address can be added.",
      "これ以上配送先を登録できません。",
      "The operator has simledger.order.max-shipping-addresses addresses."),
  USER_NOT_FOUND(
      "AUM0013",
      404,
      "The SAM user was not found.",
      "SAM ユーザーが見つかりません。",
      "The operator has no such SAM user."),
  USER_UNKNOWN(
      "AUM0014",
      400,
      "There is no such SAM user.",
      "指定された SAM ユーザーは存在しません。",
      "The operator has no such SAM user, where the API defines a bad request."),
  USER_EXISTS(
      "AUM0015",
      400,
      "There is a SAM user of this name already.",
      "同じ名前の SAM ユーザーがすでに存在します。",
      "A user is created whose name another one with another description has."),
  USER_NAME_UNSUITABLE(
      "AUM0016",
      400,
      "A user name has up to 100 letters, digits and the characters _.@+- only.",
      "ユーザー名に使用できるのは 100 文字以内の英数字と記号 _.@+- のみです。",
      "A user is created under a name with other characters, or one that the API reserves."),
  USERS_EXHAUSTED(
      "AUM0017",
      400,
      "No further SAM user can be added.",
      "これ以上 SAM ユーザーを追加できません。",
      "The operator has simledger.account.max-users users."),
  USER_PASSWORD_EXISTS(
      "AUM0018",
      400,
      "The SAM user has a password already.",
      "SAM ユーザーのパスワードはすでに登録されています。",
      "A first password is set for a user who has another one."),
  USER_PASSWORD_NOT_FOUND(
      "AUM0019",
      404,
      "The SAM user has no password.",
      "SAM ユーザーのパスワードが登録されていません。",
      "A password is deleted that the user does not have."),
  PERMISSION_UNSUITABLE(
      "AUM0020",
      400,
      "The permission cannot be read as statements.",
      "パーミッション構文が正しくありません。",
      "A permission has another form or a condition that is not known; details name the part."),
  ROLE_NOT_FOUND(
      "AUM0021",
      404,
      "The role was not found.",
      "ロールが見つかりません。",
      "The operator has no such role, or the user does not have it."),
  ROLE_UNKNOWN(
      "AUM0022",
      400,
      "There is no such role.",
      "指定されたロールは存在しません。",
      "A role is attached that the operator does not have."),
  ROLE_EXISTS(
      "AUM0023",
      400,
      "There is another role of this id already.",
      "同じ ID のロールがすでに存在します。",
      "A role is created whose id one with another content has."),
  ROLE_IN_USE(
      "AUM0024",
      400,
      "Users have the role.",
      "このロールはユーザーに割り当てられています。",
      "A role is deleted while a user has it."),
  ROLES_EXHAUSTED(
      "AUM0025",
      400,
      "No further role can be added.",
      "これ以上ロールを追加できません。",
      "The operator has simledger.permission.max-roles roles."),
  PASSWORD_GUESSABLE(
      "AUM0026",
      400,
      "The password is too easy to guess.",
      "推測されやすいパスワードは使用できません。",
      "A new password is among the commonest, one character repeated, or what its user is called."),
  USER_ROLES_EXHAUSTED(
      "AUM0027",
      400,
      "The SAM user cannot have further roles.",
      "この SAM ユーザーにはこれ以上ロールを割り当てられません。",
      "The user has simledger.permission.max-roles-per-user roles."),

  // SEM: SIMs and groups
  SIM_NOT_FOUND(
      "SEM0001",
      404,
      "The SIM was not found.",
      "SIM が見つかりません。",
      "The operator has no such SIM in the coverage type of the call."),
  SIM_TERMINATED(
      "SEM0002",
      400,
      "The SIM is terminated.",
      "この SIM は解約済みです。",
      "The status of a terminated SIM is changed (S2)."),
  STANDBY_UNSUPPORTED(
      "SEM0003",
      400,
      "The plan of the SIM has no standby.",
      "この SIM のプランは利用開始待ちに対応していません。",
      "A SIM of plan-D or plan-K is set to standby (S2)."),
  TERMINATION_PROTECTED(
      "SEM0004",
      400,
      "Termination protection of the SIM is on.",
      "この SIM は解約プロテクションが有効です。",
      "A SIM is terminated while its termination is not enabled (S3)."),
  REGISTRATION_REFUSED(
      "SEM0005",
      404,
      "The SIM was not found or the registration secret is wrong.",
      "SIM が見つからないか、PASSCODE が正しくありません。",
      "A SIM is registered that is not in stock, or with another secret."),
  GROUP_NOT_FOUND(
      "SEM0006",
      404,
      "The group was not found.",
      "グループが見つかりません。",
      "The operator has no such group."),
  TAG_NOT_FOUND(
      "SEM0007",
      404,
      "The tag was not found.",
      "タグが見つかりません。",
      "A tag is deleted that is not there."),
  SPEED_CLASS_UNSUITABLE(
      "SEM0008",
      400,
      "The plan of the SIM has no such speed class.",
      "この SIM のプランでは使用できない速度クラスです。",
      "A SIM gets a speed class that its plan does not have."),
  TAGS_EXHAUSTED(
      "SEM0009",
      400,
      "There are too many tags.",
      "タグの数が上限を超えています。",
      "A SIM or group would have more than simledger.sim.max-tags tags."),
  CONFIGURATION_NOT_FOUND(
      "SEM0011",
      400,
      "The group has no such configuration.",
      "グループにこの設定はありません。",
      "A namespace is deleted that the group has no configuration in."),
  SEARCH_TOO_LARGE(
      "SEM0012",
      400,
      "There are too many search values.",
      "検索する値の数が上限を超えています。",
      "A search has more than 50 values."),

  // BIL: bills and their files
  BILL_NOT_FOUND(
      "BIL0001",
      404,
      "There is no charge for this month.",
      "指定された月の利用料金はありません。",
      "The month has no bill (C10)."),
  MONTH_INVALID(
      "BIL0002",
      400,
      "A month is written yyyyMM.",
      "月は yyyyMM 形式で指定してください。",
      "The month in the path is none (C10)."),
  FILE_NOT_FOUND(
      "BIL0004",
      404,
      "The file was not found.",
      "ファイルが見つかりません。",
      "No exported file of the operator has this id (C6)."),
  RECORD_NOT_FOUND(
      "BIL0031",
      404,
      "The record was not found.",
      "レコードが見つかりません。",
      "The bill has no record of this id."),

  // BIL: coupons and volume discounts
  COUPON_UNKNOWN(
      "BIL0020",
      400,
      "The coupon code is not valid.",
      "クーポンコードが正しくありません。",
      "A code is registered that no coupon has."),
  COUPON_EXPIRED(
      "BIL0021",
      400,
      "The coupon has expired.",
      "クーポンの有効期限が切れています。",
      "A coupon is registered after its last month."),
  COUPON_USED_UP(
      "BIL0022",
      400,
      "The coupon is used up.",
      "クーポンの残高がありません。",
      "A coupon without balance is registered."),
  COUPON_COVERAGE_UNSUITABLE(
      "BIL0023",
      400,
      "The coupon is for the other coverage type.",
      "クーポンは別のカバレッジタイプ用です。",
      "A coupon is registered in the coverage type that it is not for."),
  COUPON_REGISTERED_ELSEWHERE(
      "BIL0024",
      400,
      "The coupon is registered by another operator.",
      "クーポンは別のオペレーターに登録されています。",
      "A coupon is registered that is another operator's."),
  COUPON_AMOUNT_UNSUITABLE(
      "BIL0025",
      400,
      "A coupon is worth JPY 1,000 or more, in whole yen.",
      "クーポンの金額は 1,000 円以上、1 円単位で指定してください。",
      "A quotation is made for less, or for parts of a yen."),
  COUPONS_NOT_SOLD(
      "BIL0026",
      400,
      "Coupons are sold for Japan coverage only.",
      "クーポンは日本カバレッジでのみ購入できます。",
      "A quotation for a coupon is made under global coverage."),
  DISCOUNT_ORDER_NOT_FOUND(
      "BIL0027",
      404,
      "The order was not found.",
      "注文が見つかりません。",
      "No order of the operator has this id."),
  DISCOUNT_QUOTATION_LAPSED(
      "BIL0028",
      400,
      "The quotation has lapsed.",
      "見積もりの有効期限が切れています。",
      "A quotation is confirmed a month after it was made, or when its contract would have begun."),
  VOLUME_DISCOUNT_UNAVAILABLE(
      "BIL0029",
      400,
      "There is no such volume discount to contract.",
      "指定された長期利用割引は契約できません。",
      "A quotation is made for a discount, term, quantity or begin that is not offered."),
  VOLUME_DISCOUNT_NOT_FOUND(
      "BIL0030",
      400,
      "The volume discount was not found.",
      "長期利用割引が見つかりません。",
      "No contract of the operator has this id."),

  // SEM: transfers
  TRANSFER_TO_ITSELF(
      "SEM0101",
      400,
      "The destination is the source itself.",
      "譲渡先に譲渡元のオペレーターは指定できません。",
      "SIMs are offered to the operator who has them (T3)."),
  TRANSFER_DESTINATION_NOT_FOUND(
      "SEM0102",
      404,
      "No operator has this id and this primary e-mail address.",
      "指定されたオペレーター ID とメールアドレスに一致するオペレーターが見つかりません。",
      "The id is unknown, the address is, or they do not belong together; nothing tells which"
          + " (T3)."),
  TRANSFER_TOO_LARGE(
      "SEM0103",
      400,
      "There are too many SIMs for one transfer.",
      "一度に譲渡できる SIM の数を超えています。",
      "More than simledger.transfer.max-sims SIMs are offered or taken out of an offer at once (T3,"
          + " T10)."),
  IMSI_REPEATED(
      "SEM0104",
      400,
      "An IMSI is named more than once.",
      "同じ IMSI が複数回指定されています。",
      "An IMSI stands twice in an offer (T3), or among SIMs to provision; details name it."),
  TRANSFER_COVERAGE_MIXED(
      "SEM0105",
      400,
      "SIMs of different coverage types need a transfer each.",
      "カバレッジタイプが異なる SIM をまとめて譲渡できません。",
      "SIMs of both coverage types are offered at once (T3)."),
  SIM_NOT_READY(
      "SEM0106",
      400,
      "Only SIMs in the status ready can be transferred.",
      "ステータスが準備完了 (ready) の SIM だけを譲渡できます。",
      "A SIM is offered in another status; details name it (T1)."),
  TRANSFER_TOKEN_NOT_FOUND(
      "SEM0107",
      404,
      "The transfer token was not found.",
      "譲渡用トークンが見つかりません。",
      "The token is unknown, another operator’s, or its offer has ended (T6, T9)."),
  TRANSFER_NOT_FOUND(
      "SEM0108",
      404,
      "The transfer was not found.",
      "譲渡が見つかりません。",
      "The operator is in no such transfer."),
  TRANSFER_CLOSED(
      "SEM0109",
      400,
      "The transfer is no longer open.",
      "この譲渡手続きは終了しています。",
      "SIMs are taken out of an offer that was accepted or has expired (T10)."),
  SIM_NOT_IN_TRANSFER(
      "SEM0110",
      404,
      "The SIM is not offered in this transfer.",
      "この SIM は譲渡の対象ではありません。",
      "A SIM is taken out of an offer that it was never in (T10)."),

  // SEM: orders
  ORDER_NOT_FOUND(
      "SEM0201",
      404,
      "The order was not found.",
      "注文が見つかりません。",
      "The operator has no such order in the coverage type of the call, or the quotation is not"
          + " confirmed yet (A9)."),
  PRODUCT_UNKNOWN(
      "SEM0202",
      400,
      "There is no such product.",
      "指定された商品は存在しません。",
      "The product does not exist in the coverage type of the call (A9)."),
  ORDER_QUANTITY_UNSUITABLE(
      "SEM0203",
      400,
      "So many of the product cannot be ordered.",
      "この商品では注文できない数量です。",
      "The quantity is below 1 or over the maximum of the product (A9)."),
  QUOTATION_LAPSED(
      "SEM0204",
      400,
      "The quotation is too old to be confirmed. Make a new one.",
      "見積もりの有効期限が切れています。再度見積もりを作成してください。",
      "A quotation is confirmed after simledger.order.quotation-lifetime (A9)."),
  ORDER_UNCONFIRMED(
      "SEM0205",
      400,
      "The order is not confirmed.",
      "注文が確定していません。",
      "A quotation is shipped (A9)."),
  ORDER_CANCELLED(
      "SEM0206",
      400,
      "The order is cancelled.",
      "この注文はキャンセル済みです。",
      "Something is done with a cancelled order (A9)."),
  ORDER_SHIPPED(
      "SEM0207",
      400,
      "The order has been shipped.",
      "この注文は発送済みです。",
      "A shipped order is cancelled (A9)."),
  ORDER_UNSHIPPED(
      "SEM0208",
      400,
      "The order has not been shipped.",
      "この注文は発送されていません。",
      "The SIMs of an order are registered before it is shipped (A9)."),
  QUOTATIONS_EXHAUSTED(
      "SEM0209",
      400,
      "Too many quotations wait to be confirmed.",
      "確定していない見積もりの数が上限を超えています。",
      "simledger.order.max-quotations quotations of the operator wait to be confirmed."),
  SELECTION_EMPTY(
      "SEM0301",
      400,
      "None of these SIMs is yours.",
      "選択された SIM の中に、お客様の SIM がありません。",
      "A selection in the console names no SIM of the operator."),
  SELECTION_TOO_LARGE(
      "SEM0302",
      400,
      "These are too many SIMs at once. Narrow the selection.",
      "一度に選択できる SIM の数を超えています。条件を絞り込んでください。",
      "A selection in the console has more than simledger.batch.max-sims SIMs."),
  SELECTION_NOT_FOUND(
      "SEM0303",
      404,
      "The selection was not found. Select the SIMs again.",
      "選択内容が見つかりません。もう一度 SIM を選択してください。",
      "The operator has no such selection, or it is older than simledger.batch.retention."),
  SELECTION_USED(
      "SEM0304",
      400,
      "Something else was started with this selection.",
      "この選択内容では別の操作を開始済みです。",
      "A second action is started with a selection in the console."),

  // SEM: provisioning
  PLAN_UNSUITABLE(
      "SEM0401",
      400,
      "The coverage type has no such plan, or the plan no such bundle.",
      "指定されたプランがこのカバレッジタイプにないか、バンドルがプランに対応していません。",
      "A SIM is provisioned with a plan or bundle that its coverage type does not have; details name"
          + " ten such SIMs at most."),
  SIM_ID_REPEATED(
      "SEM0402",
      400,
      "A SIM ID is named more than once.",
      "同じ SIM ID が複数回指定されています。",
      "A SIM ID stands twice among SIMs to provision; details name the IMSIs of ten such SIMs at"
          + " most."),
  SIM_KNOWN_OTHERWISE(
      "SEM0403",
      400,
      "An IMSI or a SIM ID is known with other content already.",
      "IMSI または SIM ID が同じで内容の異なる SIM がすでに存在します。",
      "A SIM is provisioned whose IMSI or SIM ID another one has, or the same one with other"
          + " content; details name ten such SIMs at most."),

  // SBX: the sandbox
  SANDBOX_PLAN_UNSUITABLE(
      "SBX0001",
      400,
      "There is no such plan or bundle.",
      "指定されたプランまたはバンドルは存在しません。",
      "SIMs are made of a plan or with a bundle that does not exist (X1)."),
  SANDBOX_OPERATOR_UNKNOWN(
      "SBX0002",
      400,
      "The operator does not exist.",
      "オペレーターが存在しません。",
      "Another operator than the caller is deleted (X1)."),
  SANDBOX_CLOCK_BACKWARDS(
      "SBX0003",
      400,
      "The clock only moves forward once there is a SIM.",
      "SIM の登録後は時計を戻せません。",
      "The clock is set back and there is a SIM (X2)."),
  USAGE_ITEM_UNKNOWN(
      "SBX0004",
      400,
      "There is no such item that usage can carry.",
      "使用量として登録できない課金項目です。",
      "Usage is reported of an item outside the catalogue, or one that is not metered (X3)."),
  USAGE_QUANTITY_UNSUITABLE(
      "SBX0005",
      400,
      "The quantity is out of range for the item.",
      "この課金項目では使用できない数量です。",
      "Usage is reported whose quantity the item does not allow (X3)."),
  USAGE_TIME_UNSUITABLE(
      "SBX0006",
      400,
      "The time is in the future.",
      "未来の日時は指定できません。",
      "Usage is reported ahead of its time (X3)."),
  USAGE_ALREADY_EXISTS(
      "SBX0007",
      400,
      "Other data with the same time or record id already exists.",
      "同じ日時またはレコード ID のデータがすでに存在します。",
      "A record id is reported again with other content (X1, X3)."),
  USAGE_MALFORMED(
      "SBX0008",
      400,
      "A record cannot be read as usage.",
      "使用量のレコードが正しくありません。",
      "A usage record has a field that cannot be read (X3)."),
  MAILBOX_MISSING(
      "SBX0009",
      404,
      "This sandbox has no mailbox.",
      "このサンドボックスにはメールボックスがありません。",
      "Mails are asked for where no mail catcher is configured (X3)."),
  SANDBOX_ORDER_UNKNOWN(
      "SBX0010",
      400,
      "The order does not exist.",
      "注文が存在しません。",
      "An order is shipped that the caller does not have (A9).");

  private final String code;
  private final int status;
  private final String english;
  private final String japanese;
  private final String when;

  /**
   * @param when what brings the error about, for {@code docs/errors.md}
   */
  ErrorCode(String code, int status, String english, String japanese, String when) {
    this.code = code;
    this.status = status;
    this.english = english;
    this.japanese = japanese;
    this.when = when;
  }

  /** The error of a code. */
  public static Optional<ErrorCode> ofCode(String code) {
    return Arrays.stream(values()).filter(error -> error.code.equals(code)).findFirst();
  }

  /** Three letters and four digits. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What brings the error about. */
  public String when() {
    return when;
  }

  /** The text in the language. */
  public String message(Language language) {
    return language == Language.JA ? japanese : english;
  }
}
