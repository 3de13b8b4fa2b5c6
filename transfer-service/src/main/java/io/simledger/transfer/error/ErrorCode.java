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

  // BIL: bills and their files
  BILL_NOT_FOUND("BIL0001", 404, "There is no charge for this month.", "指定された月の利用料金はありません。"),
  MONTH_INVALID("BIL0002", 400, "A month is written yyyyMM.", "月は yyyyMM 形式で指定してください。"),
  FILE_NOT_FOUND("BIL0004", 404, "The file was not found.", "ファイルが見つかりません。"),
  RECORD_NOT_FOUND("BIL0031", 404, "The record was not found.", "レコードが見つかりません。"),

  // BIL: coupons and volume discounts
  COUPON_UNKNOWN("BIL0020", 400, "The coupon code is not valid.", "クーポンコードが正しくありません。"),
  COUPON_EXPIRED("BIL0021", 400, "The coupon has expired.", "クーポンの有効期限が切れています。"),
  COUPON_USED_UP("BIL0022", 400, "The coupon is used up.", "クーポンの残高がありません。"),
  COUPON_COVERAGE_UNSUITABLE(
      "BIL0023", 400, "The coupon is for the other coverage type.", "クーポンは別のカバレッジタイプ用です。"),
  COUPON_REGISTERED_ELSEWHERE(
      "BIL0024", 400, "The coupon is registered by another operator.", "クーポンは別のオペレーターに登録されています。"),
  COUPON_AMOUNT_UNSUITABLE(
      "BIL0025",
      400,
      "A coupon is worth JPY 1,000 or more, in whole yen.",
      "クーポンの金額は 1,000 円以上、1 円単位で指定してください。"),
  COUPONS_NOT_SOLD(
      "BIL0026", 400, "Coupons are sold for Japan coverage only.", "クーポンは日本カバレッジでのみ購入できます。"),
  DISCOUNT_ORDER_NOT_FOUND("BIL0027", 404, "The order was not found.", "注文が見つかりません。"),
  QUOTATION_LAPSED("BIL0028", 400, "The quotation has lapsed.", "見積もりの有効期限が切れています。"),
  VOLUME_DISCOUNT_UNAVAILABLE(
      "BIL0029", 400, "There is no such volume discount to contract.", "指定された長期利用割引は契約できません。"),
  VOLUME_DISCOUNT_NOT_FOUND(
      "BIL0030", 400, "The volume discount was not found.", "長期利用割引が見つかりません。"),

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
  MAILBOX_MISSING("SBX0009", 404, "This sandbox has no mailbox.", "このサンドボックスにはメールボックスがありません。");

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
