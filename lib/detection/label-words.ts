// The words that name a number in a text or over a field: by what they name, and by language. Lower case, no accents.

type ByLanguage = Record<string, string>;
const words = (lists: ByLanguage): string[] =>
  Object.values(lists).flatMap((list) => list.trim().split(/\s+/));

/** Words of phones: a number after one is to be called. */
export const PHONE = words({
  letters: 't m p h w c d o',
  en: `tel tl ph phone phones telephone mobile mob cell cellular cellphone direct landline handset hotline helpline
    switchboard voicemail callback call calls called calling dial text texted sms ring rang reach contact caller
    caller-id ani dnis did cli office home work desk main toll-free tollfree freephone whatsapp viber pager line`,
  de: `telefon tele fon handy mobil mobiltelefon mobilfunk rufnummer durchwahl festnetz zentrale ruckruf anruf anrufen
    natel`,
  fr: 'telephone portable port fixe standard appelez appeler joindre vert',
  es: 'telefono telefonos tfno tlfno tlf fono movil celular cel llamar llame',
  pt: 'telefone fone telemovel tlm celular whats zap wpp ligue ligar',
  it: 'telefono cellulare verde chiamare chiama recapito',
  nl: 'telefoon telefoonnummer mobiel gsm bel',
  nordic: 'tlf telefon mobil puh puhelin matkapuhelin',
  slavic: 'telefonicznie kom komorka mobilni телефон телефона тел моб мобильный сотовый звоните звонить',
  tr: 'cep mobiltel',
  other: 'τηλ هاتف جوال موبايل تلفن همراه موبایل फोन मोबाइल נייד טלפון โทร',
});

/** Words of fax machines. */
export const FAX = words({
  letters: 'f',
  latin: 'fax faxes telefax faks efax e-fax faxnummer telecopie telecopieur',
  other: 'факс φαξ فاكس फैक्स פקס',
});

/** Things that are counted or named with digits: no number after one is to be called. */
export const IDENTIFIER = words({
  trade: `order invoice inv account acct acc ac ticket tkt case po quote quotation estimate rma contract
    agreement receipt voucher coupon requisition wo rfq rfp item article product barcode sku sn pn model part batch lot
    serial asset asset-tag device meter policy claim docket folio patent deed apn`,
  mail: 'tracking track shipment waybill awb consignment parcel manifest container pallet bol zip postcode zipcode',
  bank: `routing aba swift bic iban ach wire remittance transaction txn txid trx cheque card cvv pin otp`,
  people: `ssn sin nino utr tin ein vat duns npi mrn dob passport license licence dl lic permit certificate rx
    prescription specimen`,
  codes: `ref reference confirmation code password passcode token hash sha md5 crc commit build version ver firmware
    session uuid guid sid pid uid hex mac ip epoch timestamp bates imei iccid imsi vin plate chassis upc ean gtin asin
    isbn issn lat lon lng long latitude longitude`,
  asia: 'gst gstin pan aadhaar aadhar abn acn tfn',
  de: `rechnung bestellung auftrag angebot konto kto blz iban ust ustid steuer plz vorgang aktenzeichen akte zeichen az
    sendung paket lieferschein artikel vertrag beleg mahnung versicherungsschein transaktion referenz handelsregister hrb
    personalausweis kennzeichen kd-nr`,
  fr: `commande facture dossier compte siret siren secu tva colis suivi contrat devis bon livraison cheque carte ape nir
    rib adherent immatriculation fiscal`,
  es: `pedido factura cuenta expediente nif cif nie dni rfc curp nss contrato remito guia cuit cuil rut presupuesto
    albaran recibo localizador poliza transaccion seguimiento envio tarjeta lote documento cedula`,
  pt: `pedido fatura conta cpf cnpj rg cep protocolo boleto encomenda nota fiscal processo matricula nire pis cnh
    orcamento apolice transacao rastreio rastreamento cartao chamado contribuinte niss venda`,
  it: `ordine fattura conto pratica iva partita fiscale bolla contratto spedizione preventivo ricevuta polizza
    transazione carta lotto matricola documento protocollo`,
  nl: `bestelling factuur bsn kvk btw rekening pakket offerte polis bon zending transactie kaart zaak referentie
    kenmerk`,
  nordic: 'ordrenr orgnr cvr',
  slavic: `nip regon pesel krs zamowienie faktura konta ico инн огрн снилс кпп заказ заказа счет счета счёт договор договора трек накладная
    паспорт`,
  tr: 'siparis fatura tckn',
  ar: 'الطلب طلب الطلبية الفاتورة فاتورة الحساب التذكرة الشحنة التتبع العقد الهوية',
  hi: 'ऑर्डर चालान खाता आधार शिकायत',
});

/**
 * Words that may name a department or a thing: what is written as a phone number after one is one, bare digits are not.
 * The plurals of identifiers are such words too ("Orders: 800 …").
 */
export const EITHER = words({
  desks: `booking reservation claims registration registry membership subscription loyalty check conf meeting delivery
    load payroll ledger loan mortgage fedex ups usps dhl nhs medicare medicaid visa mastercard amex appointment`,
  things: `badge flight room gate locker locator id-card record row entry event message incident request bug issue pr
    job task project site store branch unit campaign lead opportunity deal file form document property vehicle tag title
    study survey visit error exception errno`,
  amounts: `amount total subtotal sum balance price cost value qty quantity deposit payment paid fee salary revenue
    budget population pop views hits count score points size bytes`,
  de: 'betrag summe gesamt preis buchung reklamation lieferung',
  fr: 'montant prix sinistre',
  es: 'importe precio valor reserva siniestro',
  pt: 'preco valor sinistro',
  it: 'totale importo prezzo prenotazione',
  nl: 'bedrag prijs reservering schade',
  pl: 'kwota',
});

/** People: their number is to be called, unless a number word makes it the number they are filed under. */
export const PERSON = words({
  en: `customer client member employee user patient student staff agent vendor supplier subscriber guest driver company
    merchant dealer partner tenant owner applicant insured donor person personnel payee payer buyer`,
  de: `kunde kunden kundin mitglied mitglieds mitarbeiter lieferant lieferanten patienten partner firma personal`,
  fr: 'client cliente membre abonne salarie fournisseur patient',
  es: 'cliente clienta socio afiliado proveedor empleado paciente',
  it: 'cliente utente fornitore socio tessera',
  nl: 'klant klanten lid leden leverancier medewerker',
  other: 'klient клиент клиента musteri العميل ग्राहक',
});

/** Words that make the word before or after them a name of digits. */
export const NUMBER_WORD = words({
  en: 'no nos num number numbers nums nbr id ids code codes # №',
  fr: 'n° nº n numero numeros code',
  es: 'nro num numero cod codigo',
  it: 'codice cod',
  de: 'nr nummer nummern kennung',
  other: 'numer numara номер नंबर संख्या شماره رقم',
});
/** Words before "number" that say whose or which; any other names a thing: *statement* number. */
export const WHOSE = words({
  en: `s my his her their our your its the a an this that these new old best better alt alternate alternative other
    another correct wrong right good bad main direct personal private business local long-distance international
    toll-free emergency after-hours current previous former following same different first second third last only any
    and or to at on for is from with dialed dialled incoming outgoing inbound outbound forwarding support info
    information reservations service services sales customer-service listed unlisted published secondary primary daytime
    evening night back-up backup temporary tracking-line vanity`,
  de: `meine deine seine ihre unsere eure neue alte der die das unter folgende richtige falsche andere zweite andre`,
  fr: 'mon son notre votre leur le ce nouveau ancien bon mauvais autre au un',
  es: 'mi su tu el este nuevo otro al un nuestro',
  pt: 'meu seu nosso o este novo outro no um',
  it: 'mio suo tuo il nostro vostro nuovo altro al un',
  nl: 'mijn zijn haar ons uw het dit nieuwe oude ander',
});
/** Number words that phones do not have. */
export const CODE_WORD = words({ en: 'id ids code codes', other: 'cod codigo codice kennung' });
/** Words that may stand between a number word and what it numbers: número *de* pedido. */
export const FILLER = words({ romance: 'de du des d del do da di della dell l la le el o a', en: 'of the' });
/** What a label says of its number, between the two: order number *is* 123. */
export const COPULA = words({
  en: 'is are was now ending ends in with',
  de: 'ist lautet unter',
  romance: 'est es e este esta sera son sono',
});
/** Parts of Germanic compounds that end in -nummer or -nr and mean a phone. */
export const PHONE_STEM =
  /^tel|telefon|^ruf|ruckruf|anruf|notruf|^fon|handy|mobi|festnetz|service|hotline|^konta[ck]t|durchwahl|gsm|^bel$|privat|geschaft|^buro|notfall|zentral|^info|support|^haupt/;
