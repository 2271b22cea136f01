"""Settings of the company and of a branch."""

from __future__ import annotations

from kassa.domain.settings import checks
from kassa.domain.settings.declare import Section
from kassa.domain.settings.fields import Scope
from kassa.domain.values import Money

_identity = Section(Scope.COMPANY, "Bedrijf")
_tax = Section(Scope.COMPANY, "Btw en afronding")
_receipt = Section(Scope.COMPANY, "Kassabon")
_rules = Section(Scope.COMPANY, "Kassaregels")
_orders = Section(Scope.COMPANY, "Orders in de kassa")
BACKUP_SECTION = "Reservekopieën maken"
_backup = Section(Scope.COMPANY, BACKUP_SECTION)
_outbox = Section(Scope.COMPANY, "Printen en versturen")
_privacy = Section(Scope.COMPANY, "Klantinstellingen: GDPR")
_labels = Section(Scope.COMPANY, "Etiketten")
_branch = Section(Scope.BRANCH, "Filiaal")

NAME = _identity.text("company.name", "Bedrijfsnaam", "Staat bovenaan elke kassabon.", "Mijn winkel", required=True)
STREET = _identity.text("company.street", "Straat en huisnummer", "Het adres op de kassabon.")
POSTCODE = _identity.text("company.postcode", "Postcode", "Bijvoorbeeld 1234 AB of 2000.", longest=10)
CITY = _identity.text("company.city", "Plaats", "De plaats op de kassabon.")
COUNTRY = _identity.choice(
    "company.country",
    "Land",
    "Bepaalt de btw-codes en de regels voor afronden.",
    "NL",
    {"NL": "Nederland", "BE": "België"},
)
PHONE = _identity.text("company.phone", "Telefoon", "Staat op de kassabon als het is ingevuld.", longest=30)
WEBSITE = _identity.text("company.website", "Website", "Staat op de kassabon als het is ingevuld.")
VAT_ID = _identity.text(
    "company.vat_id", "Btw-nummer", "Staat verplicht op de bon.", longest=20, check=checks.vat_id_reason
)
REGISTRATION = _identity.text(
    "company.registration",
    "KvK- of ondernemingsnummer",
    "Nummer van de inschrijving, op de bon.",
    longest=15,
    check=checks.registration_reason,
)

TIME_ZONE = _tax.choice(
    "company.time_zone",
    "Tijdzone",
    "Bepaalt de datum van een verkoop.",
    "Europe/Amsterdam",
    {"Europe/Amsterdam": "Amsterdam", "Europe/Brussels": "Brussel"},
)
VAT_SET = _tax.choice(
    "company.vat_set",
    "Btw-codes",
    "Welke tarieven de winkel gebruikt.",
    "NL",
    {"NL": "Nederland (21, 9 en 0 %)", "BE": "België (21, 12, 6 en 0 %)"},
)
CASH_ROUNDING = _tax.choice(
    "company.cash_rounding",
    "Contant afronden",
    "Alleen het contante deel van het totaal; in België verplicht.",
    "nearest_five",
    {"nearest_five": "Op 5 cent", "none": "Niet afronden"},
)

RECEIPT_HEADER = _receipt.lines(
    "company.receipt_header", "Tekst bovenaan", "Regels onder de bedrijfsgegevens, bijvoorbeeld openingstijden."
)
RECEIPT_FOOTER = _receipt.lines("company.receipt_footer", "Tekst onderaan", "Regels onder het totaal.")
RECEIPT_EXCHANGE = _receipt.lines(
    "company.receipt_exchange", "Ruiltekst", "Binnen hoeveel dagen ruilen kan, en hoe.", count=4
)

PRICE_REASON = _rules.switch(
    "company.price_reason", "Reden bij prijswijziging", "Vraag een reden als iemand een prijs wijzigt.", default=False
)
WEIGHT_RULES = _rules.lines(
    "company.weight_rules",
    "Weegbarcodes",
    "Per regel: voorvoegsel, artikelcijfers, waardecijfers, decimalen, prijs of gewicht.",
    count=10,
    check=checks.weight_rules_reason,
)

RETURN_REASONS = _rules.lines(
    "company.return_reasons",
    "Redenen bij een retour",
    "Een reden per regel; de kassa toont ze als knoppen.",
    count=8,
    longest=24,
    default="Past niet\nDefect\nVerkeerd artikel\nBedacht",
)
GIFT_CARD_MOST = _rules.amount(
    "company.gift_card_most",
    "Cadeaubon hoogstens",
    "Het hoogste bedrag dat in een keer op een cadeaubon gaat.",
    Money(25_000),
    Money(100),
    Money(100_000),
)
GIFT_CARD_TEXT = _rules.lines(
    "company.gift_card_text",
    "Tekst op de cadeaubon",
    "Geldigheid en voorwaarden.",
    count=4,
    default="Geldig in onze winkel.\nNiet inwisselbaar voor geld.",
)

LABEL_PRINTER = _labels.choice(
    "company.label_printer",
    "Etiketprinter",
    "Een printer die ZPL verstaat, zoals Zebra; zonder kan het op een vel A4.",
    "none",
    {
        "none": "Geen etiketprinter",
        "tcp": "Netwerk",
        "serial": "Seriële poort",
        "usb": "USB",
        "file": "Apparaatbestand",
        "cups": "Wachtrij (CUPS)",
        "windows": "Windows-printer",
    },
)
LABEL_ADDRESS = _labels.text(
    "company.label_address",
    "Adres van de etiketprinter",
    "Netwerk: 192.168.1.60:9100; serieel: COM8 of /dev/ttyUSB4; USB: 0a5f:00d1; anders de naam.",
    longest=200,
)
LABEL_WIDTH = _labels.whole("company.label_width", "Breedte", "Van een etiket op de rol.", 57, 30, 110, "mm")
LABEL_HEIGHT = _labels.whole("company.label_height", "Hoogte", "Van een etiket op de rol.", 32, 20, 110, "mm")
LABEL_DOTS = _labels.choice(
    "company.label_dots",
    "Fijnheid",
    "Staat op de printer of in de handleiding.",
    "8",
    {"8": "203 dpi (8 per mm)", "12": "300 dpi (12 per mm)"},
)

OPEN_DAYS = _orders.text(
    "company.open_days",
    "Open dagen",
    "Dagen waarop de winkel open is en bezorgt; de kassa stelt ze voor bij een order.",
    "ma di wo do vr za",
    longest=40,
    required=True,
    check=checks.open_days_reason,
)
TIME_SLOTS = _orders.lines(
    "company.time_slots",
    "Tijdvakken",
    "Voor afhalen en bezorgen: per regel begin en einde, als 08:00-12:00. Leeg: alleen de hele dag.",
    count=6,
    longest=13,
    check=checks.time_slots_reason,
    default="08:00-12:00\n12:00-17:00\n17:00-21:00",
)

BACKUP_FOLDER = _backup.text(
    "company.backup_folder", "Map voor reservekopieën", "Leeg: de map 'reservekopieen' naast de gegevens.", longest=400
)
BACKUP_SECOND_FOLDER = _backup.text(
    "company.backup_second_folder",
    "Tweede map of USB-stick",
    "Als deze map er is, gaat van elke reservekopie een kopie hierheen. Leeg: geen tweede map.",
    longest=400,
)
BACKUP_HOURS = _backup.whole(
    "company.backup_hours",
    "Reservekopie elke",
    "En na elke dagafsluiting. De kassa waarschuwt na twee uur extra.",
    24,
    1,
    24,
    "uur",
)

OUTBOX_RETRY = _outbox.whole(
    "company.outbox_retry", "Opnieuw proberen na", "Wachttijd als een printer niet antwoordt.", 5, 1, 300, "seconden"
)
OUTBOX_STALE = _outbox.whole(
    "company.outbox_stale", "Oude opdracht na", "Een oudere printopdracht vraagt eerst.", 15, 1, 1440, "minuten"
)

CONSENT_TEXT = _privacy.lines(
    "company.consent_text",
    "Toestemmingstekst",
    "Waarmee klanten akkoord gaan (AVG). Elke toestemming bewaart de tekst zoals die toen was.",
    count=12,
    longest=200,
    default=(
        "Ik geef toestemming om mijn naam, adres en contactgegevens te bewaren en te gebruiken voor mijn bestellingen, "
        "facturen en betalingen.\nIk kan deze toestemming altijd intrekken."
    ),
)

BRANCH_STREET = _branch.text("branch.street", "Straat en huisnummer", "Leeg: het adres van het bedrijf.")
BRANCH_POSTCODE = _branch.text("branch.postcode", "Postcode", "Leeg: de postcode van het bedrijf.", longest=10)
BRANCH_CITY = _branch.text("branch.city", "Plaats", "Leeg: de plaats van het bedrijf.")
BRANCH_PHONE = _branch.text("branch.phone", "Telefoon", "Leeg: de telefoon van het bedrijf.", longest=30)
