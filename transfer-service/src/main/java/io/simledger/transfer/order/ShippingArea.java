package io.simledger.transfer.order;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Part of Japan that a parcel goes to, known by its prefectures. */
enum ShippingArea {
  HOKKAIDO("北海道", "hokkaido"),
  KITA_TOHOKU("青森", "aomori", "岩手", "iwate", "秋田", "akita"),
  MINAMI_TOHOKU("宮城", "miyagi", "山形", "yamagata", "福島", "fukushima"),
  KANTO(
      "茨城",
      "ibaraki",
      "栃木",
      "tochigi",
      "群馬",
      "gunma",
      "埼玉",
      "saitama",
      "千葉",
      "chiba",
      "東京",
      "tokyo",
      "神奈川",
      "kanagawa",
      "山梨",
      "yamanashi"),
  SHINETSU("新潟", "niigata", "長野", "nagano"),
  CHUBU("岐阜", "gifu", "静岡", "shizuoka", "愛知", "aichi", "三重", "mie"),
  HOKURIKU("富山", "toyama", "石川", "ishikawa", "福井", "fukui"),
  KANSAI(
      "滋賀", "shiga", "京都", "kyoto", "大阪", "osaka", "兵庫", "hyogo", "奈良", "nara", "和歌山", "wakayama"),
  CHUGOKU("鳥取", "tottori", "島根", "shimane", "岡山", "okayama", "広島", "hiroshima", "山口", "yamaguchi"),
  SHIKOKU("徳島", "tokushima", "香川", "kagawa", "愛媛", "ehime", "高知", "kochi"),
  KYUSHU(
      "福岡",
      "fukuoka",
      "佐賀",
      "saga",
      "長崎",
      "nagasaki",
      "熊本",
      "kumamoto",
      "大分",
      "oita",
      "宮崎",
      "miyazaki",
      "鹿児島",
      "kagoshima"),
  OKINAWA("沖縄", "okinawa");

  private final List<String> prefectures;

  ShippingArea(String... prefectures) {
    this.prefectures = List.of(prefectures);
  }

  /** The area of a prefecture, in Japanese or Latin letters; none outside of Japan. */
  static Optional<ShippingArea> of(String state) {
    String prefecture =
        state.strip().toLowerCase(Locale.ROOT).replaceFirst("(?<=..)[都府県]$|-(to|fu|ken)$", "");
    return Arrays.stream(values())
        .filter(area -> area.prefectures.contains(prefecture))
        .findFirst();
  }

  /** The name in the API. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
