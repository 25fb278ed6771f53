// Labels in scripts without blanks between words: Japanese, Chinese, Korean. Matched at the end of what stands before.

/** 番号, No., ID: what makes a word the name of digits. */
const NUMBER =
  '(?:番号|番號|号码|號碼|编号|編號|单号|單號|号|號|번호|№|コード|코드|代码|(?<![a-z])(?:ID|No\\.?))';
const PHONE_WORD =
  '電話|でんわ|电话|携帯|携帶|手机|手機|连络|連絡先?|联系(?:电话|方式|人)?|联络|聯絡|聯繫|TEL|ＴＥＬ|ダイヤル|直通|代表|座机|热线|熱線|' +
  '号線|スマホ|モバイル|自宅|勤務先|会社|発信(?:元|者)?|着信|通話|折り?返し先?|전화|휴대폰|휴대전화|핸드폰|연락처|대표|직통';
const FAX_WORD = 'FAX|ＦＡＸ|ファックス|ファクス|ファクシミリ|传真|傳真|팩스';

export const CJK_PHONE = new RegExp(`(?:${PHONE_WORD})${NUMBER}?$`, 'i');
export const CJK_FAX = new RegExp(`(?:${FAX_WORD})${NUMBER}?$`, 'i');
/** Things that have a number and no phone, whatever the word after them. */
export const CJK_IDENTIFIER =
  /(?:マイナンバー|品番|型番|型式|機番|身份证|身份證|银行卡|卡号|账号|帐号|帳號|微信号|QQ号?|주민등록|사업자등록|郵便|〒|番地|税号)$/;
/** 注文, 伝票 …: bare digits after one are its number; what is written as a phone number is who to ask about it. */
export const CJK_EITHER =
  /(?:注文|受注|発注|伝票|請求書?|領収書?|見積書?|納品書?|口座|商品|製造|製品|追跡|契約(?:書)?|証券|案件|管理|整理|法人|会員|顧客|社員|予約|受付|お?問い?合わ?せ|合計|金額|価格|小計|数量|订单|訂單|发票|合同|快递|运单|物流|账户|金额|总计|会员|客户|주문|송장|계좌|합계)$/;
/** Any other word with 番号 is a number that something is filed under; 番号 alone may be a phone's. */
export const CJK_NUMBERED = new RegExp(`[\\p{L}\\p{N}]{1,12}${NUMBER}$`, 'iu');
/** 番号 alone, or possessed: 私の番号, 我的号码. */
export const CJK_NUMBER_ALONE = new RegExp(`(?:^|[の的新旧])${NUMBER}$`, 'i');
export const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〒]/;
/** は, が, 是: they join a label to its number. */
export const CJK_COPULA = /(?:は|が|を|是|为|為|：|은|는|이)$/;
