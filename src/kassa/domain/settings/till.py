"""Settings of one till: its screen, its printer and drawer, its scanner, its terminal and its day."""

from __future__ import annotations

from kassa.domain.settings.declare import Section
from kassa.domain.settings.fields import Scope
from kassa.domain.values import Money

_screen = Section(Scope.TILL, "Scherm en geluid")
_printer = Section(Scope.TILL, "Bonprinter")
_drawer = Section(Scope.TILL, "Kassalade")
_scanner = Section(Scope.TILL, "Scanner")
_display = Section(Scope.TILL, "Klantendisplay")
_scale = Section(Scope.TILL, "Weegschaal")
_terminal = Section(Scope.TILL, "PIN-terminal")
_day = Section(Scope.TILL, "Verkoop en kasopmaak")

_SPEEDS = {"2400": "2400", "4800": "4800", "9600": "9600", "19200": "19200", "38400": "38400", "115200": "115200"}

LANGUAGE = _screen.choice(
    "till.language",
    "Taal",
    "Als niemand is aangemeld, en van het klantendisplay.",
    "nl",
    {"nl": "Nederlands", "en": "English"},
)
THEME = _screen.choice(
    "till.theme",
    "Thema",
    "Kleuren van het scherm.",
    "light",
    {"light": "Licht", "dark": "Donker", "auto": "Automatisch"},
)
CONTRAST = _screen.switch("till.contrast", "Meer contrast", "Dikkere randen en donkerder tekst.", default=False)
SCALE = _screen.choice(
    "till.scale",
    "Schermschaal",
    "Grootte van knoppen en letters.",
    "auto",
    {"auto": "Automatisch", "100": "100 %", "110": "110 %", "125": "125 %", "140": "140 %", "160": "160 %"},
)
FULL_SCREEN = _screen.switch("till.full_screen", "Volledig scherm", "De kassa vult het hele scherm.", default=True)
LOCK_MINUTES = _screen.whole(
    "till.lock_minutes", "Vergrendelen na", "Bij een lege bon en zonder aanraking; 0 is nooit.", 10, 0, 120, "minuten"
)
VOLUME = _screen.whole("till.volume", "Geluid", "Sterkte van de geluiden; 0 is stil.", 70, 0, 100, "%")

PRINTER = _printer.choice(
    "till.printer",
    "Aansluiting",
    "Hoe de bonprinter is aangesloten.",
    "none",
    {
        "none": "Geen printer",
        "tcp": "Netwerk",
        "serial": "Seriële poort",
        "usb": "USB",
        "file": "Apparaatbestand",
        "cups": "Wachtrij (CUPS)",
        "windows": "Windows-printer",
    },
)
PRINTER_ADDRESS = _printer.text(
    "till.printer_address",
    "Adres",
    "Netwerk: 192.168.1.50:9100; serieel: COM3 of /dev/ttyUSB0; USB: 04b8:0e15; anders de naam.",
    longest=200,
)
PRINTER_MODEL = _printer.choice(
    "till.printer_model",
    "Model",
    "Kies het eigen model, of een dat erop lijkt; 'Algemeen' werkt met bijna elke bonprinter.",
    "default",
    {
        "default": "Algemeen (ESC/POS)",
        "simple": "Eenvoudig, zonder streepjescode",
        "POS-5890": "58 mm, algemeen",
        "CT-S651": "Citizen CT-S",
        "TEP-200M": "EPOS TEP-200M",
        "TM-L90": "Epson TM-L90",
        "TM-P80": "Epson TM-P80",
        "TM-P80-42col": "Epson TM-P80, 42 tekens",
        "TM-T20II": "Epson TM-T20",
        "TM-T20II-42col": "Epson TM-T20, 42 tekens",
        "TM-T88II": "Epson TM-T88II",
        "TM-T88III": "Epson TM-T88III",
        "TM-T88IV": "Epson TM-T88IV",
        "TM-T88IV-SA": "Epson TM-T88IV (Zuid-Azië)",
        "TM-T88V": "Epson TM-T88V en nieuwer",
        "TM-U220": "Epson TM-U220",
        "TM-U220B": "Epson TM-U220B",
        "KR-306": "Kefar KR-306",
        "T-1": "Metapace T-1",
        "NT-5890K": "Netum NT-5890K (58 mm)",
        "NT-80-V-UL": "Netum 80-V-UL",
        "P822D": "PBM P822D",
        "RP326": "Rongta RP326",
        "RP-F10-58mm": "Seiko RP-F10 (58 mm)",
        "RP-F10-80mm": "Seiko RP-F10 (80 mm)",
        "SP2000": "Star SP2000 (ESC/POS-stand)",
        "TSP600": "Star TSP (ESC/POS-stand)",
        "TUP500": "Star TUP500 (ESC/POS-stand)",
        "Sunmi-V2": "Sunmi V2",
        "TH230": "Wincor Nixdorf TH230",
        "TH230Plus": "Wincor Nixdorf TH230+",
        "ZJ-5870": "Zijiang ZJ-5870 (58 mm)",
    },
)
PRINTER_PAGE = _printer.choice(
    "till.printer_page",
    "Tekentabel",
    "Staan er vreemde tekens op de bon, kies dan een tabel waarvan de regel op de testbon klopt.",
    "auto",
    {
        "auto": "Automatisch",
        "CP1252": "CP1252 (met €)",
        "CP858": "CP858 (met €)",
        "ISO_8859-15": "ISO 8859-15 (met €)",
        "CP850": "CP850",
        "CP437": "CP437",
    },
)
PRINTER_ANSWERS = _printer.choice(
    "till.printer_answers",
    "Terugmelding",
    "Wat de printer terugmeldt; automatisch vraagt het de printer.",
    "auto",
    {
        "auto": "Automatisch",
        "blind": "Niets",
        "status": "Papier en klep",
        "confirms": "Ook dat de bon eruit is (Epson)",
    },
)
PRINTER_COLUMNS = _printer.choice(
    "till.printer_columns",
    "Tekens per regel",
    "58 mm is 32, 80 mm is 42 of 48.",
    "42",
    {"32": "32", "42": "42", "48": "48"},
)
PRINTER_BAUD = _printer.choice(
    "till.printer_baud",
    "Snelheid seriële poort",
    "Zoals op de printer ingesteld.",
    "19200",
    {"9600": "9600", "19200": "19200", "38400": "38400", "57600": "57600", "115200": "115200"},
)
PRINTER_CUT = _printer.switch("till.printer_cut", "Afsnijden", "De printer snijdt na elke bon.", default=True)
PRINTER_LOGO = _printer.choice(
    "till.printer_logo",
    "Logo",
    "Uit het geheugen van de printer kost geen tijd; meesturen is traag op een seriële poort.",
    "none",
    {
        "none": "Geen logo",
        "memory": "Uit het geheugen van de printer",
        "memory_old": "Uit het geheugen, oudere printer",
        "raster": "Met elke bon meesturen",
    },
)
PRINTER_LOGO_FILE = _printer.text(
    "till.printer_logo_file", "Bestand met het logo", "Een plaatje (PNG) op de computer van de kassa.", longest=400
)
PRINT_RECEIPT = _printer.choice(
    "till.print_receipt",
    "Bon afdrukken",
    "Wat er na het afrekenen gebeurt.",
    "always",
    {"always": "Altijd", "ask": "Op verzoek"},
)
PRINT_ORDER = _printer.switch(
    "till.print_order", "Orderbon printen", "Een geplaatste order komt meteen op papier.", default=True
)
PRINT_DOCUMENTS = _printer.choice(
    "till.print_documents",
    "Facturen en pakbonnen afdrukken",
    "Wat er gebeurt als aan de kassa een factuur of pakbon is gemaakt.",
    "ask",
    {"always": "Altijd", "ask": "Op verzoek"},
)
DOCUMENTS_ON = _printer.choice(
    "till.documents_on",
    "Facturen printen op",
    "Op de bonprinter, of als PDF op A4 die zich opent om te printen.",
    "receipt",
    {"receipt": "Bonprinter", "pdf": "PDF openen"},
)

DRAWER = _drawer.choice(
    "till.drawer",
    "Kassalade",
    "Waar de lade op is aangesloten.",
    "none",
    {
        "none": "Geen lade",
        "pin2": "Bonprinter, aansluiting 1",
        "pin5": "Bonprinter, aansluiting 2",
        "serial": "Eigen seriële poort",
    },
)
DRAWER_PULSE = _drawer.whole(
    "till.drawer_pulse", "Pulsduur", "Hoe lang de lade stroom krijgt.", 100, 50, 500, "milliseconden"
)
DRAWER_WHEN = _drawer.choice(
    "till.drawer_when",
    "Lade openen",
    "Bij welke betalingen de lade opengaat.",
    "cash",
    {"cash": "Bij contant", "always": "Bij elke betaling", "never": "Nooit vanzelf"},
)

DRAWER_PORT = _drawer.text("till.drawer_port", "Poort van de lade", "Alleen bij een eigen poort: COM5 of /dev/ttyUSB1.")
DRAWER_BAUD = _drawer.choice("till.drawer_baud", "Snelheid van de lade", "Zoals in de handleiding.", "9600", _SPEEDS)
DRAWER_COMMAND = _drawer.choice(
    "till.drawer_command",
    "Openen met",
    "Wat de lade op een eigen poort openmaakt; zie de handleiding.",
    "escpos",
    {"escpos": "ESC p (zoals een bonprinter)", "bel": "BEL (07)", "dle": "DLE DC4 (direct)"},
)

SCANNER = _scanner.choice(
    "till.scanner",
    "Scanner",
    "Hoe de scanner is aangesloten.",
    "keyboard",
    {"keyboard": "Als toetsenbord", "serial": "Seriële poort"},
)
SCANNER_PORT = _scanner.text("till.scanner_port", "Poort", "Bijvoorbeeld COM4 of /dev/ttyACM0.")
SCANNER_BAUD = _scanner.choice(
    "till.scanner_baud",
    "Snelheid",
    "Zoals op de scanner ingesteld.",
    "9600",
    {"9600": "9600", "19200": "19200", "38400": "38400", "115200": "115200"},
)
SCANNER_PREFIX = _scanner.text(
    "till.scanner_prefix", "Voorloopteken", "Teken dat de scanner voor de code stuurt; meestal leeg.", longest=5
)
SCANNER_SUFFIX = _scanner.text(
    "till.scanner_suffix",
    "Naloopteken",
    "Teken dat de scanner achter de code stuurt; Enter en Tab tellen niet.",
    longest=5,
)

CUSTOMER_SCREEN = _display.choice(
    "till.customer_screen",
    "Tweede scherm",
    "Toont de klant de bon, over een heel scherm. Automatisch neemt het scherm waarop de kassa niet staat.",
    "none",
    {"none": "Niet gebruiken", "auto": "Automatisch", "1": "Scherm 1", "2": "Scherm 2", "3": "Scherm 3"},
)
DISPLAY = _display.choice(
    "till.display",
    "Display van 2 × 20 tekens",
    "De opdrachten die het display op een seriële poort verstaat.",
    "none",
    {"none": "Geen display", "escpos": "ESC/POS (Epson)", "cd5220": "CD5220"},
)
DISPLAY_PORT = _display.text("till.display_port", "Poort van het display", "Bijvoorbeeld COM6 of /dev/ttyUSB2.")
DISPLAY_BAUD = _display.choice(
    "till.display_baud", "Snelheid van het display", "Zoals op het display ingesteld.", "9600", _SPEEDS
)
DISPLAY_PAGE = _display.choice(
    "till.display_page",
    "Tekens",
    "Staan er vreemde tekens, kies dan een andere; zonder euroteken staat er EUR.",
    "cp858",
    {"cp858": "PC858 (met €)", "cp1252": "Windows-1252 (met €)", "cp850": "PC850", "cp437": "PC437"},
)

WEIGHING = _scale.choice(
    "till.weighing",
    "Weegschaal",
    "Weegt een weegartikel aan de kassa; MT-SICS staat op weegschalen van Mettler Toledo en andere.",
    "none",
    {"none": "Geen weegschaal", "sics": "Seriële poort, MT-SICS"},
)
WEIGHING_PORT = _scale.text("till.weighing_port", "Poort van de weegschaal", "Bijvoorbeeld COM7 of /dev/ttyUSB3.")
WEIGHING_BAUD = _scale.choice(
    "till.weighing_baud", "Snelheid van de weegschaal", "Zoals op de weegschaal ingesteld.", "9600", _SPEEDS
)

TERMINAL = _terminal.choice(
    "till.terminal",
    "PIN-terminal",
    "Losse automaat: het bedrag wordt daar getoetst. OPI (onder meer CCV) en Mollie krijgen het van de kassa.",
    "standalone",
    {"none": "Geen PIN", "standalone": "Losse automaat", "opi": "OPI, via het netwerk", "mollie": "Mollie"},
)
TERMINAL_ADDRESS = _terminal.text(
    "till.terminal_address",
    "Adres van de terminal",
    "OPI: 192.168.1.60:4100. Mollie: leeg laten.",
    longest=200,
)
TERMINAL_PORT = _terminal.whole(
    "till.terminal_port",
    "Poort voor meldingen",
    "OPI: op deze poort van de kassa meldt de terminal zich; dezelfde als op de terminal.",
    4102,
    1,
    65_535,
)
TERMINAL_NUMBER = _terminal.text(
    "till.terminal_number",
    "Nummer van de terminal",
    "Mollie: begint met term_. OPI: de naam van deze kassa op de terminal; leeg is KASSA met haar nummer.",
    longest=60,
)
WHICH_TERMINAL = frozenset({TERMINAL.key, TERMINAL_ADDRESS.key, TERMINAL_NUMBER.key})
"""What names the terminal: another one knows nothing of a payment, and would say that it was never made."""
AFTER_CARD = _terminal.switch(
    "till.after_card",
    "Afronden na PIN",
    "De bon wordt vanzelf afgerond als PIN het hele bedrag betaalt.",
    default=True,
)

SELECT_STATUS = _day.choice(
    "till.select_status",
    "Kies factuur begint bij",
    "Welke facturen en orders de kassa toont als u er een kiest.",
    "open",
    {"open": "Openstaand", "done": "Betaald of afgehandeld", "all": "Alle"},
)
DIFFERENCE_LIMIT = _day.amount(
    "till.difference_limit",
    "Kasverschil uitleggen vanaf",
    "Vanaf dit verschil is een toelichting verplicht.",
    Money(500),
    Money(0),
    Money(100_000),
)
FLOAT = _day.amount(
    "till.float",
    "Wisselgeld in de lade",
    "Voorstel bij het openen van de dag.",
    Money(15_000),
    Money(0),
    Money(500_000),
)
CASH_BACK_LIMIT = _day.amount(
    "till.cash_back_limit",
    "Contant terugbetalen tot",
    "Meer contant teruggeven bij een retour vraagt toestemming.",
    Money(10_000),
    Money(0),
    Money(299_999),
)
