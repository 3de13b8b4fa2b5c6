package io.simledger.transfer.error;

/**
 * Everything that the service refuses (A5): the code that callers read, the HTTP status and the
 * text in both languages. Texts never contain what the caller sent, and no percent sign.
 *
 * <p>Codes are contract: they are never given a second meaning.
 */
public enum ErrorCode {
  // COM: any request
  REQUEST_MALFORMED(
      "COM0001", 400, "The request body cannot be read as expected.", "リクエストボディの形式が正しくありません。"),
  PARAMETER_INVALID(
      "COM0002",
      400,
      "A parameter is missing or has an invalid value.",
      "パラメータが不足しているか、値が正しくありません。"),
  PATH_UNKNOWN("COM0003", 404, "There is no such path.", "指定されたパスは存在しません。"),
  METHOD_NOT_ALLOWED(
      "COM0004", 405, "The path does not support this method.", "このパスでは使用できないメソッドです。"),
  NOT_ACCEPTABLE("COM0005", 406, "Responses are JSON only.", "レスポンスの形式は JSON のみです。"),
  BODY_TOO_LARGE("COM0006", 413, "The request body is too large.", "リクエストボディが大きすぎます。"),
  MEDIA_TYPE_UNSUPPORTED(
      "COM0007", 415, "The request body must be JSON.", "リクエストボディは JSON でなければなりません。"),
  UNEXPECTED("COM0008", 500, "An unexpected error occurred.", "予期しないエラーが発生しました。"),
  UNAVAILABLE(
      "COM0009",
      503,
      "The service cannot answer now. Try again later.",
      "現在応答できません。しばらくしてから再度お試しください。"),

  // AGW: the gate before every operation
  CREDENTIALS_INVALID(
      "AGW0001",
      401,
      "The API key or the token is missing, wrong or expired.",
      "API キーまたは API トークンが不足しているか、正しくないか、有効期限が切れています。"),
  PERMISSION_DENIED("AGW0002", 403, "The SAM user may not do this.", "SAM ユーザーにこの操作の権限がありません。"),
  RATE_LIMITED(
      "AGW0003",
      429,
      "Too many calls. Try again when the time in the headers is over.",
      "リクエスト数が上限を超えました。ヘッダーに示された時間の経過後に再度お試しください。"),

  // AUM: accounts
  AUTHENTICATION_FAILED("AUM0001", 401, "Authentication failed.", "認証に失敗しました。"),
  OPERATOR_NOT_FOUND("AUM0002", 404, "The operator was not found.", "オペレーターが見つかりません。"),
  AUTH_KEY_NOT_FOUND("AUM0003", 404, "The AuthKey was not found.", "認証キーが見つかりません。"),
  AUTH_KEYS_EXHAUSTED("AUM0004", 400, "No further AuthKey can be generated.", "これ以上認証キーを発行できません。"),
  PASSWORD_WRONG("AUM0005", 400, "The current password is wrong.", "現在のパスワードが正しくありません。"),
  PASSWORD_UNSUITABLE(
      "AUM0006", 400, "A password has 8 characters to 72 bytes.", "パスワードは 8 文字以上 72 バイト以下です。"),
  EMAIL_TAKEN("AUM0007", 400, "The e-mail address cannot be used.", "このメールアドレスは使用できません。"),
  COVERAGE_TYPE_MISSING(
      "AUM0008",
      400,
      "The operator does not have this coverage type.",
      "オペレーターでこのカバレッジタイプが有効になっていません。"),
  PAYMENT_METHOD_NOT_FOUND("AUM0009", 404, "No payment method is set.", "お支払い方法が設定されていません。"),
  PAYMENT_METHOD_MISSING(
      "AUM0010",
      400,
      "Set a payment method for this coverage type first.",
      "先にこのカバレッジタイプのお支払い方法を設定してください。"),

  SHIPPING_ADDRESS_NOT_FOUND("AUM0011", 404, "The shipping address was not found.", "配送先が見つかりません。"),
  SHIPPING_ADDRESSES_EXHAUSTED(
      "AUM0012", 400, "No further shipping address can be added.", "これ以上配送先を登録できません。"),
  USER_NOT_FOUND("AUM0013", 404, "The SAM user was not found.", "SAM ユーザーが見つかりません。"),
  USER_UNKNOWN("AUM0014", 400, "There is no such SAM user.", "指定された SAM ユーザーは存在しません。"),
  USER_EXISTS(
      "AUM0015", 400, "There is a SAM user of this name already.", "同じ名前の SAM ユーザーがすでに存在します。"),
  USER_NAME_UNSUITABLE(
      "AUM0016",
      400,
      "A user name has up to 100 letters, digits and the characters _.@+- only.",
      "ユーザー名に使用できるのは 100 文字以内の英数字と記号 _.@+- のみです。"),
  USERS_EXHAUSTED("AUM0017", 400, "No further SAM user can be added.", "これ以上 SAM ユーザーを追加できません。"),
  USER_PASSWORD_EXISTS(
      "AUM0018", 400, "The SAM user has a password already.", "SAM ユーザーのパスワードはすでに登録されています。"),
  USER_PASSWORD_NOT_FOUND(
      "AUM0019", 404, "The SAM user has no password.", "SAM ユーザーのパスワードが登録されていません。"),
  PERMISSION_UNSUITABLE(
      "AUM0020", 400, "The permission cannot be read as statements.", "パーミッション構文が正しくありません。"),
  ROLE_NOT_FOUND("AUM0021", 404, "The role was not found.", "ロールが見つかりません。"),
  ROLE_UNKNOWN("AUM0022", 400, "There is no such role.", "指定されたロールは存在しません。"),
  ROLE_EXISTS("AUM0023", 400, "There is another role of this id already.", "同じ ID のロールがすでに存在します。"),
  ROLE_IN_USE("AUM0024", 400, "Users have the role.", "このロールはユーザーに割り当てられています。"),
  ROLES_EXHAUSTED("AUM0025", 400, "No further role can be added.", "これ以上ロールを追加できません。"),
  PASSWORD_GUESSABLE("AUM0026", 400, "The password is too easy to guess.", "推測されやすいパスワードは使用できません。"),

  // SEM: SIMs and groups
  SIM_NOT_FOUND("SEM0001", 404, "The SIM was not found.", "SIM が見つかりません。"),
  SIM_TERMINATED("SEM0002", 400, "The SIM is terminated.", "この SIM は解約済みです。"),
  STANDBY_UNSUPPORTED(
      "SEM0003", 400, "The plan of the SIM has no standby.", "この SIM のプランは利用開始待ちに対応していません。"),
  TERMINATION_PROTECTED(
      "SEM0004", 400, "Termination protection of the SIM is on.", "この SIM は解約保護が有効です。"),
  REGISTRATION_REFUSED(
      "SEM0005",
      404,
      "The SIM was not found or the registration secret is wrong.",
      "SIM が見つからないか、PASSCODE が正しくありません。"),
  GROUP_NOT_FOUND("SEM0006", 404, "The group was not found.", "グループが見つかりません。"),
  TAG_NOT_FOUND("SEM0007", 404, "The tag was not found.", "タグが見つかりません。"),
  SPEED_CLASS_UNSUITABLE(
      "SEM0008",
      400,
      "The plan of the SIM has no such speed class.",
      "この SIM のプランでは使用できない速度クラスです。"),
  TAGS_EXHAUSTED("SEM0009", 400, "There are too many tags.", "タグの数が上限を超えています。"),
  SIM_IN_NO_GROUP("SEM0010", 404, "The SIM is in no group.", "この SIM はグループに所属していません。"),
  CONFIGURATION_NOT_FOUND(
      "SEM0011", 400, "The group has no such configuration.", "グループにこの設定はありません。"),
  SEARCH_TOO_LARGE("SEM0012", 400, "There are too many search values.", "検索する値の数が上限を超えています。"),

  // BIL: bills and their files
  BILL_NOT_FOUND("BIL0001", 404, "There is no charge for this month.", "指定された月の利用料金はありません。"),
  MONTH_INVALID("BIL0002", 400, "A month is written yyyyMM.", "月は yyyyMM 形式で指定してください。"),

  // SEM: transfers
  TRANSFER_TO_ITSELF(
      "SEM0101", 400, "The destination is the source itself.", "譲渡先に譲渡元のオペレーターは指定できません。"),
  TRANSFER_DESTINATION_NOT_FOUND(
      "SEM0102",
      404,
      "No operator has this id and this primary e-mail address.",
      "指定されたオペレーター ID とメールアドレスに一致するオペレーターが見つかりません。"),
  TRANSFER_TOO_LARGE(
      "SEM0103", 400, "There are too many SIMs for one transfer.", "一度に譲渡できる SIM の数を超えています。"),
  IMSI_REPEATED("SEM0104", 400, "An IMSI is named more than once.", "同じ IMSI が複数回指定されています。"),
  TRANSFER_COVERAGE_MIXED(
      "SEM0105",
      400,
      "SIMs of different coverage types need a transfer each.",
      "カバレッジタイプが異なる SIM をまとめて譲渡できません。"),
  SIM_NOT_READY(
      "SEM0106",
      400,
      "Only SIMs in the status ready can be transferred.",
      "ステータスが準備完了 (ready) の SIM だけを譲渡できます。"),
  TRANSFER_TOKEN_NOT_FOUND("SEM0107", 404, "The transfer token was not found.", "譲渡用トークンが見つかりません。"),
  TRANSFER_NOT_FOUND("SEM0108", 404, "The transfer was not found.", "譲渡が見つかりません。"),
  TRANSFER_CLOSED("SEM0109", 400, "The transfer is no longer open.", "この譲渡手続きは終了しています。"),
  SIM_NOT_IN_TRANSFER(
      "SEM0110", 404, "The SIM is not offered in this transfer.", "この SIM は譲渡の対象ではありません。"),

  // SEM: orders
  ORDER_NOT_FOUND("SEM0201", 404, "The order was not found.", "注文が見つかりません。"),
  PRODUCT_UNKNOWN("SEM0202", 400, "There is no such product.", "指定された商品は存在しません。"),
  ORDER_QUANTITY_UNSUITABLE(
      "SEM0203", 400, "So many of the product cannot be ordered.", "この商品では注文できない数量です。"),
  QUOTATION_LAPSED(
      "SEM0204",
      400,
      "The quotation is too old to be confirmed. Make a new one.",
      "見積もりの有効期限が切れています。再度見積もりを作成してください。"),
  ORDER_UNCONFIRMED("SEM0205", 400, "The order is not confirmed.", "注文が確定していません。"),
  ORDER_CANCELLED("SEM0206", 400, "The order is cancelled.", "この注文はキャンセル済みです。"),
  ORDER_SHIPPED("SEM0207", 400, "The order has been shipped.", "この注文は発送済みです。"),
  ORDER_UNSHIPPED("SEM0208", 400, "The order has not been shipped.", "この注文は発送されていません。"),
  QUOTATIONS_EXHAUSTED(
      "SEM0209", 400, "Too many quotations wait to be confirmed.", "確定していない見積もりの数が上限を超えています。"),

  // SBX: the sandbox
  SANDBOX_PLAN_UNSUITABLE(
      "SBX0001", 400, "There is no such plan or bundle.", "指定されたプランまたはバンドルは存在しません。"),
  SANDBOX_OPERATOR_UNKNOWN("SBX0002", 400, "The operator does not exist.", "オペレーターが存在しません。"),
  SANDBOX_CLOCK_BACKWARDS(
      "SBX0003", 400, "The clock only moves forward once there is a SIM.", "SIM の登録後は時計を戻せません。"),
  USAGE_ITEM_UNKNOWN(
      "SBX0004", 400, "There is no such item that usage can carry.", "使用量として登録できない課金項目です。"),
  USAGE_QUANTITY_UNSUITABLE(
      "SBX0005", 400, "The quantity is out of range for the item.", "この課金項目では使用できない数量です。"),
  USAGE_TIME_UNSUITABLE("SBX0006", 400, "The time is in the future.", "未来の日時は指定できません。"),
  USAGE_ALREADY_EXISTS(
      "SBX0007",
      400,
      "Other data with the same time or record id already exists.",
      "同じ日時またはレコード ID のデータがすでに存在します。"),
  USAGE_MALFORMED("SBX0008", 400, "A record cannot be read as usage.", "使用量のレコードが正しくありません。"),
  MAILBOX_MISSING("SBX0009", 404, "This sandbox has no mailbox.", "このサンドボックスにはメールボックスがありません。"),
  SANDBOX_ORDER_UNKNOWN("SBX0010", 400, "The order does not exist.", "注文が存在しません。");

  private final String code;
  private final int status;
  private final String english;
  private final String japanese;

  ErrorCode(String code, int status, String english, String japanese) {
    this.code = code;
    this.status = status;
    this.english = english;
    this.japanese = japanese;
  }

  /** Three letters and four digits. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The text in the language. */
  public String message(Language language) {
    return language == Language.JA ? japanese : english;
  }
}
