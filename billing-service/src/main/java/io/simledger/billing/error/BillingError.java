package io.simledger.billing.error;

import io.grpc.Status;

/**
 * Every refusal of the service, with its gRPC status for peers, its HTTP status for downloads and
 * its texts. No text echoes input.
 */
public enum BillingError {
  MALFORMED_REQUEST(
      "BIL0001",
      Status.Code.INVALID_ARGUMENT,
      400,
      "The request is malformed.",
      "リクエストの形式が正しくありません。"),
  MALFORMED_MONTH(
      "BIL0002",
      Status.Code.INVALID_ARGUMENT,
      400,
      "The month must have the form yyyyMM.",
      "月は yyyyMM の形式で指定してください。"),
  MONTH_WITHOUT_CHARGE(
      "BIL0003",
      Status.Code.NOT_FOUND,
      404,
      "There is no charge in this month.",
      "指定された月の利用料金はありません。"),
  FILE_NOT_FOUND(
      "BIL0004", Status.Code.NOT_FOUND, 404, "The file does not exist.", "ファイルが見つかりません。"),
  LINK_REFUSED(
      "BIL0005", Status.Code.PERMISSION_DENIED, 403, "The link is not valid.", "リンクが正しくありません。"),
  BATCH_TOO_LARGE(
      "BIL0006",
      Status.Code.INVALID_ARGUMENT,
      400,
      "The batch is empty or has too many elements.",
      "バッチが空であるか、要素が多すぎます。"),
  TOO_MANY_BATCHES_IN_FLIGHT(
      "BIL0007",
      Status.Code.RESOURCE_EXHAUSTED,
      429,
      "Too many batches wait for their answer on this stream.",
      "応答待ちのバッチが多すぎます。"),
  CLOCK_RUNS_FORWARD_ONLY(
      "BIL0008",
      Status.Code.FAILED_PRECONDITION,
      409,
      "The clock cannot be set back once there is data.",
      "データがある場合、時計を戻すことはできません。"),
  SANDBOX_SWITCHED_OFF(
      "BIL0009", Status.Code.UNIMPLEMENTED, 404, "The sandbox is switched off.", "サンドボックスは無効です。"),
  UNAUTHENTICATED(
      "BIL0010",
      Status.Code.UNAUTHENTICATED,
      401,
      "A client certificate is required.",
      "クライアント証明書が必要です。"),
  FORBIDDEN("BIL0011", Status.Code.PERMISSION_DENIED, 403, "Not allowed.", "許可されていません。"),
  UNAVAILABLE(
      "BIL0012",
      Status.Code.UNAVAILABLE,
      503,
      "The service is not available at the moment. Try again later.",
      "現在サービスを利用できません。しばらくしてからもう一度お試しください。"),
  INTERNAL(
      "BIL0013",
      Status.Code.INTERNAL,
      500,
      "Something went wrong inside the service.",
      "サービス内部でエラーが発生しました。"),
  LINK_EXPIRED(
      "BIL0014",
      Status.Code.PERMISSION_DENIED,
      410,
      "The link has expired. Export the month again.",
      "リンクの有効期限が切れています。もう一度エクスポートしてください。"),
  TOO_MANY_DOWNLOADS(
      "BIL0015",
      Status.Code.RESOURCE_EXHAUSTED,
      503,
      "Too many files are being downloaded at the moment. Try again later.",
      "現在ダウンロードが集中しています。しばらくしてからもう一度お試しください。"),
  METHOD_NOT_ALLOWED(
      "BIL0016",
      Status.Code.UNIMPLEMENTED,
      405,
      "The method is not allowed here.",
      "このメソッドは使用できません。"),
  REQUEST_ID_REUSED(
      "BIL0017",
      Status.Code.ALREADY_EXISTS,
      409,
      "The request id was used before for another request.",
      "リクエスト ID は別のリクエストで使用されています。"),
  COUPON_UNKNOWN(
      "BIL0020",
      Status.Code.INVALID_ARGUMENT,
      400,
      "The coupon code is not valid.",
      "クーポンコードが正しくありません。"),
  COUPON_EXPIRED(
      "BIL0021", Status.Code.INVALID_ARGUMENT, 400, "The coupon has expired.", "クーポンの有効期限が切れています。"),
  COUPON_USED_UP(
      "BIL0022", Status.Code.INVALID_ARGUMENT, 400, "The coupon is used up.", "クーポンの残高がありません。"),
  COUPON_OF_OTHER_COVERAGE(
      "BIL0023",
      Status.Code.INVALID_ARGUMENT,
      400,
      "The coupon is for the other coverage type.",
      "クーポンは別のカバレッジタイプ用です。"),
  COUPON_REGISTERED_ELSEWHERE(
      "BIL0024",
      Status.Code.INVALID_ARGUMENT,
      400,
      "The coupon is registered by another operator.",
      "クーポンは別のオペレーターに登録されています。"),
  COUPON_AMOUNT(
      "BIL0025",
      Status.Code.INVALID_ARGUMENT,
      400,
      "A coupon is worth JPY 1,000 or more, in whole yen.",
      "クーポンの金額は 1,000 円以上、1 円単位で指定してください。"),
  COUPONS_NOT_SOLD(
      "BIL0026",
      Status.Code.INVALID_ARGUMENT,
      400,
      "Coupons are sold for Japan coverage only.",
      "クーポンは日本カバレッジでのみ購入できます。"),
  ORDER_NOT_FOUND(
      "BIL0027", Status.Code.NOT_FOUND, 404, "The order does not exist.", "注文が見つかりません。"),
  QUOTATION_LAPSED(
      "BIL0028",
      Status.Code.FAILED_PRECONDITION,
      400,
      "The quotation has lapsed.",
      "見積もりの有効期限が切れています。"),
  VOLUME_DISCOUNT_NOT_AVAILABLE(
      "BIL0029",
      Status.Code.INVALID_ARGUMENT,
      400,
      "There is no such volume discount to contract.",
      "指定された長期利用割引は契約できません。"),
  VOLUME_DISCOUNT_NOT_FOUND(
      "BIL0030",
      Status.Code.INVALID_ARGUMENT,
      400,
      "The volume discount does not exist.",
      "長期利用割引が見つかりません。"),
  RECORD_NOT_FOUND(
      "BIL0031", Status.Code.NOT_FOUND, 404, "The record does not exist.", "レコードが見つかりません。");

  private final String code;
  private final Status.Code grpcCode;
  private final int httpStatus;
  private final String en;
  private final String ja;

  BillingError(String code, Status.Code grpcCode, int httpStatus, String en, String ja) {
    this.code = code;
    this.grpcCode = grpcCode;
    this.httpStatus = httpStatus;
    this.en = en;
    this.ja = ja;
  }

  /** Three letters and four digits (A5). */
  public String code() {
    return code;
  }

  public int httpStatus() {
    return httpStatus;
  }

  /** The text in {@code ja}, or in English for any other language. */
  public String message(String language) {
    return language.equals("ja") ? ja : en;
  }

  /** Status for a gRPC peer; the code stands at the start of its description. */
  public Status grpcStatus() {
    return grpcCode.toStatus().withDescription(code + " " + en);
  }

  /** This refusal as an exception to throw where it is discovered. */
  public BillingException exception() {
    return new BillingException(this);
  }
}
