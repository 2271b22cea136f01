<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="nl_NL">
    <context>
        <name>ApprovalSheet</name>
        <message>
            <source>Toestemming van een leidinggevende</source>
            <translation>Permission of a supervisor</translation>
        </message>
        <message>
            <source>{name} vraagt: {right}.</source>
            <translation>{name} asks: {right}.</translation>
        </message>
        <message>
            <source>Reden</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Toestemming geven</source>
            <translation>Give permission</translation>
        </message>
        <message>
            <source>Niemand in dit filiaal mag dit toestaan.</source>
            <translation>Nobody in this branch may allow this.</translation>
        </message>
        <message>
            <source>Vergissing</source>
            <translation>Mistake</translation>
        </message>
        <message>
            <source>Klantvraag</source>
            <translation>Customer's request</translation>
        </message>
        <message>
            <source>Beschadigd</source>
            <translation>Damaged</translation>
        </message>
        <message>
            <source>Typ of kies een reden.</source>
            <translation>Type or choose a reason.</translation>
        </message>
    </context>
    <context>
        <name>ArticleList</name>
        <message>
            <source>{} op voorraad</source>
            <translation>{} in stock</translation>
        </message>
        <message>
            <source>Geen artikel met “{}”</source>
            <translation>No item with “{}”</translation>
        </message>
        <message>
            <source>Typ een naam, nummer of barcode</source>
            <translation>Type a name, number or barcode</translation>
        </message>
        <message>
            <source>Alle artikelen</source>
            <translation>All items</translation>
        </message>
        <message>
            <source>Artikelen sluiten</source>
            <translation>Close items</translation>
        </message>
        <message>
            <source>Gevonden artikelen</source>
            <translation>Items found</translation>
        </message>
    </context>
    <context>
        <name>ArticlePage</name>
        <message>
            <source>Verwijderen</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Nieuw artikel</source>
            <translation>New item</translation>
        </message>
        <message>
            <source>Gegevens</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Artikelnummer</source>
            <translation>Item number</translation>
        </message>
        <message>
            <source>Leeg: het volgende vrije nummer.</source>
            <translation>Empty: the next free number.</translation>
        </message>
        <message>
            <source>Groep</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Gewoon artikel</source>
            <translation>Ordinary item</translation>
        </message>
        <message>
            <source>Kleur en maat</source>
            <translation>Colour and size</translation>
        </message>
        <message>
            <source>Weegartikel</source>
            <translation>Weighed item</translation>
        </message>
        <message>
            <source>Prijs vragen aan de kassa</source>
            <translation>Ask the price at the till</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Verkoopprijs incl. btw</source>
            <translation>Sales price incl. VAT</translation>
        </message>
        <message>
            <source>Btw</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>Inkoopprijs excl. btw</source>
            <translation>Purchase price excl. VAT</translation>
        </message>
        <message>
            <source>Eenheid</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Leeg voor stuks; anders bijvoorbeeld kg of m.</source>
            <translation>Empty for pieces; otherwise for example kg or m.</translation>
        </message>
        <message>
            <source>Barcodes en foto</source>
            <translation>Barcodes and picture</translation>
        </message>
        <message>
            <source>Barcodes, één per regel</source>
            <translation>Barcodes, one per line</translation>
        </message>
        <message>
            <source>Scan of typ. Voorloopnullen tellen mee.</source>
            <translation>Scan or type. Leading zeros count.</translation>
        </message>
        <message>
            <source>Deze foto is niet te lezen. Kies een PNG of JPEG.</source>
            <translation>This picture cannot be read. Choose a PNG or JPEG.</translation>
        </message>
        <message>
            <source>Kleuren en maten</source>
            <translation>Colours and sizes</translation>
        </message>
        <message>
            <source>Voorraad en verkoop</source>
            <translation>Stock and sale</translation>
        </message>
        <message>
            <source>Voorraad</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>Bijhouden</source>
            <translation>Keep track</translation>
        </message>
        <message>
            <source>Voorraad geteld</source>
            <translation>Counted stock</translation>
        </message>
        <message>
            <source>Een ander aantal wordt als telling geboekt.</source>
            <translation>Another number is booked as a count.</translation>
        </message>
        <message>
            <source>Verkoop</source>
            <translation>Sale</translation>
        </message>
        <message>
            <source>Geblokkeerd</source>
            <translation>Blocked</translation>
        </message>
        <message>
            <source>Reden van blokkade</source>
            <translation>Reason for blocking</translation>
        </message>
        <message>
            <source>Staat aan de kassa bij het artikel.</source>
            <translation>Shown at the till with the item.</translation>
        </message>
        <message>
            <source>Geen groep</source>
            <translation>No group</translation>
        </message>
        <message>
            <source>Actief</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Artikel %1 is bewaard.</source>
            <translation>Item %1 is saved.</translation>
        </message>
        <message>
            <source>Artikel %1 verwijderen?</source>
            <translation>Delete item %1?</translation>
        </message>
        <message>
            <source>Een artikel dat al verkocht is, wordt geblokkeerd in plaats van verwijderd.</source>
            <translation>An item that was sold before is blocked instead of deleted.</translation>
        </message>
        <message>
            <source>Ja, verwijderen</source>
            <translation>Yes, delete</translation>
        </message>
        <message>
            <source>Nee, behouden</source>
            <translation>No, keep</translation>
        </message>
        <message>
            <source>Dit artikel is al verkocht en is geblokkeerd.</source>
            <translation>This item was sold before and is now blocked.</translation>
        </message>
    </context>
    <context>
        <name>Articles</name>
        <message>
            <source>Artikelen inlezen</source>
            <translation>Read in items</translation>
        </message>
        <message>
            <source>Zoek op nummer, naam of barcode…</source>
            <translation>Search by number, name or barcode…</translation>
        </message>
    </context>
    <context>
        <name>BellButton</name>
        <message>
            <source>Meldingen</source>
            <translation>Notices</translation>
        </message>
    </context>
    <context>
        <name>BellPopover</name>
        <message>
            <source>Geen meldingen.</source>
            <translation>No notices.</translation>
        </message>
        <message>
            <source>Openen</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Bezig</source>
            <translation>Busy</translation>
        </message>
        <message>
            <source>Klaar</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>Mislukt</source>
            <translation>Failed</translation>
        </message>
    </context>
    <context>
        <name>Care</name>
        <message>
            <source>Het oefenvenster wordt geopend.</source>
            <translation>The practice window is opening.</translation>
        </message>
    </context>
    <context>
        <name>CashMoveSheet</name>
        <message>
            <source>Kas in/uit</source>
            <translation>Cash in/out</translation>
        </message>
        <message>
            <source>Uit de lade</source>
            <translation>Out of the drawer</translation>
        </message>
        <message>
            <source>In de lade</source>
            <translation>Into the drawer</translation>
        </message>
        <message>
            <source>Reden</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Boeken</source>
            <translation>Book</translation>
        </message>
        <message>
            <source>Inkoop</source>
            <translation>Purchase</translation>
        </message>
        <message>
            <source>Naar de bank</source>
            <translation>To the bank</translation>
        </message>
        <message>
            <source>Postzegels</source>
            <translation>Stamps</translation>
        </message>
        <message>
            <source>Statiegeld terug</source>
            <translation>Deposit returned</translation>
        </message>
        <message>
            <source>Wisselgeld erbij</source>
            <translation>Extra change</translation>
        </message>
        <message>
            <source>Van de bank</source>
            <translation>From the bank</translation>
        </message>
        <message>
            <source>Correctie</source>
            <translation>Correction</translation>
        </message>
        <message>
            <source>Fooi</source>
            <translation>Tip</translation>
        </message>
        <message>
            <source>Typ een bedrag.</source>
            <translation>Type an amount.</translation>
        </message>
        <message>
            <source>Typ of kies een reden.</source>
            <translation>Type or choose a reason.</translation>
        </message>
    </context>
    <context>
        <name>CashupScreen</name>
        <message>
            <source>{day} · geopend {time}</source>
            <translation>{day} · opened {time}</translation>
        </message>
        <message>
            <source>Kasopmaak</source>
            <translation>Cash-up</translation>
        </message>
        <message>
            <source>Stoppen en later verder</source>
            <translation>Stop and continue later</translation>
        </message>
        <message>
            <source>na tellen</source>
            <translation>after counting</translation>
        </message>
        <message>
            <source>Wisselgeld bij opening</source>
            <translation>Float at opening</translation>
        </message>
        <message>
            <source>Contant ontvangen</source>
            <translation>Cash received</translation>
        </message>
        <message>
            <source>Kasverschil</source>
            <translation>Cash difference</translation>
        </message>
        <message>
            <source>Tellen</source>
            <translation>Count</translation>
        </message>
        <message>
            <source>Controleren</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>Afstorten</source>
            <translation>Deposit</translation>
        </message>
        <message>
            <source>Dag afsluiten</source>
            <translation>Close day</translation>
        </message>
        <message>
            <source>Stap {number} van 4: {name}</source>
            <translation>Step {number} of 4: {name}</translation>
        </message>
        <message>
            <source>Naar controleren</source>
            <translation>To check</translation>
        </message>
        <message>
            <source>Naar afstorten</source>
            <translation>To deposit</translation>
        </message>
        <message>
            <source>Naar afsluiten</source>
            <translation>To close</translation>
        </message>
        <message>
            <source>Verwacht bedrag is pas zichtbaar na het tellen.</source>
            <translation>The expected amount is shown after counting only.</translation>
        </message>
        <message>
            <source>Er is nog niets geteld. Typ hoeveel er van elk ligt; een lege lade is overal 0.</source>
            <translation>Nothing has been counted yet. Type how many there are of each; an empty drawer is 0 everywhere.</translation>
        </message>
        <message>
            <source>Afstorten, zak {bag}</source>
            <translation>Deposit, bag {bag}</translation>
        </message>
        <message>
            <source>Contant geteld</source>
            <translation>Cash counted</translation>
        </message>
        <message>
            <source>Contant verwacht</source>
            <translation>Cash expected</translation>
        </message>
        <message>
            <source>Blijft in de lade</source>
            <translation>Stays in the drawer</translation>
        </message>
        <message>
            <source>Dag afsluiten?</source>
            <translation>Close the day?</translation>
        </message>
        <message>
            <source>{till}, {day}. Daarna kan op deze dag niets meer worden geboekt.</source>
            <translation>{till}, {day}. After that nothing more can be booked on this day.</translation>
        </message>
        <message>
            <source>Ja, dag afsluiten</source>
            <translation>Yes, close the day</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
        </message>
    </context>
    <context>
        <name>ChoiceSheet</name>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>CloseStep</name>
        <message>
            <source>Samenvatting</source>
            <translation>Summary</translation>
        </message>
        <message>
            <source>Open en geparkeerde bonnen</source>
            <translation>Open and parked receipts</translation>
        </message>
        <message>
            <source>Open bon</source>
            <translation>Open receipt</translation>
        </message>
        <message>
            <source>en nog {count}</source>
            <translation>and {count} more</translation>
        </message>
        <message>
            <source>Deze bonnen blijven bewaard. Reken ze eerst af, of sluit af en ga morgen verder.</source>
            <translation>These receipts are kept. Check them out first, or close the day and continue tomorrow.</translation>
        </message>
        <message>
            <source>Geen open of geparkeerde bonnen.</source>
            <translation>No open or parked receipts.</translation>
        </message>
    </context>
    <context>
        <name>CodePad</name>
        <message>
            <source>Wacht nog 1 seconde.</source>
            <translation>Wait 1 more second.</translation>
        </message>
        <message>
            <source>Wacht nog {seconds} seconden.</source>
            <translation>Wait {seconds} more seconds.</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
    </context>
    <context>
        <name>ColumnsPopover</name>
        <message>
            <source>Kolommen in volgorde</source>
            <translation>Columns in order</translation>
        </message>
        <message>
            <source>Regelhoogte</source>
            <translation>Row height</translation>
        </message>
        <message>
            <source>Compact</source>
            <translation>Compact</translation>
        </message>
        <message>
            <source>Normaal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Ruim</source>
            <translation>Spacious</translation>
        </message>
        <message>
            <source>Standaard herstellen</source>
            <translation>Restore default</translation>
        </message>
    </context>
    <context>
        <name>ControlStep</name>
        <message>
            <source>Typ waar het verschil vandaan komt, of tel opnieuw.</source>
            <translation>Type where the difference comes from, or count again.</translation>
        </message>
        <message>
            <source>Betaalwijze</source>
            <translation>Payment method</translation>
        </message>
        <message>
            <source>Verwacht</source>
            <translation>Expected</translation>
        </message>
        <message>
            <source>Geteld</source>
            <translation>Counted</translation>
        </message>
        <message>
            <source>Verschil</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Geteld en verwacht</source>
            <translation>Counted and expected</translation>
        </message>
        <message>
            <source>Kasverschil</source>
            <translation>Cash difference</translation>
        </message>
        <message>
            <source>Opnieuw tellen</source>
            <translation>Count again</translation>
        </message>
        <message>
            <source>Kasverschil {}</source>
            <translation>Cash difference {}</translation>
        </message>
        <message>
            <source>Reden van het verschil</source>
            <translation>Reason for the difference</translation>
        </message>
        <message>
            <source>De kas klopt.</source>
            <translation>The cash is right.</translation>
        </message>
        <message>
            <source>Er is {amount} te weinig.</source>
            <translation>There is {amount} too little.</translation>
        </message>
        <message>
            <source>Er is {amount} te veel.</source>
            <translation>There is {amount} too much.</translation>
        </message>
    </context>
    <context>
        <name>CountStep</name>
        <message>
            <source>Biljetten</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Munten</source>
            <translation>Coins</translation>
        </message>
        <message>
            <source>Geteld</source>
            <translation>Counted</translation>
        </message>
        <message>
            <source>Volgende</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Geteld {amount}</source>
            <translation>Counted {amount}</translation>
        </message>
    </context>
    <context>
        <name>DayFlows</name>
        <message>
            <source>Kas in: {}</source>
            <translation>Cash in: {}</translation>
        </message>
        <message>
            <source>Kas uit: {}</source>
            <translation>Cash out: {}</translation>
        </message>
        <message>
            <source>Er is nog geen bon op deze kassa.</source>
            <translation>There is no receipt on this till yet.</translation>
        </message>
        <message>
            <source>Bon {}</source>
            <translation>Receipt {}</translation>
        </message>
        <message>
            <source>Kopie {} gaat naar de printer.</source>
            <translation>Copy {} goes to the printer.</translation>
        </message>
        <message>
            <source>Opnieuw printen</source>
            <translation>Print again</translation>
        </message>
        <message>
            <source>Kopie {} wordt geprint</source>
            <translation>Copy {} is being printed</translation>
        </message>
        <message>
            <source>X-rapport</source>
            <translation>X report</translation>
        </message>
        <message>
            <source>Printen</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Dagrapport</source>
            <translation>Day report</translation>
        </message>
        <message>
            <source>De dag is gecontroleerd.</source>
            <translation>The day has been checked.</translation>
        </message>
        <message>
            <source>Tweede persoon</source>
            <translation>Second person</translation>
        </message>
        <message>
            <source>Opnieuw proberen</source>
            <translation type="unfinished">Try again</translation>
        </message>
        <message>
            <source>Later nakijken</source>
            <translation>Check later</translation>
        </message>
        <message>
            <source>Is het geboekt?</source>
            <translation>Has it been booked?</translation>
        </message>
    </context>
    <context>
        <name>DepositStep</name>
        <message>
            <source>Geteld</source>
            <translation>Counted</translation>
        </message>
        <message>
            <source>Afstorten</source>
            <translation>Deposit</translation>
        </message>
        <message>
            <source>Blijft in de lade</source>
            <translation>Stays in the drawer</translation>
        </message>
        <message>
            <source>Te nemen biljetten</source>
            <translation>Notes to take out</translation>
        </message>
        <message>
            <source>Zaknummer</source>
            <translation>Bag number</translation>
        </message>
        <message>
            <source>Afstorten {}</source>
            <translation>Deposit {}</translation>
        </message>
        <message>
            <source>Munten: {amount}</source>
            <translation>Coins: {amount}</translation>
        </message>
        <message>
            <source>Geen</source>
            <translation>None</translation>
        </message>
    </context>
    <context>
        <name>Devices</name>
        <message>
            <source>PIN-terminal: gereed</source>
            <translation>Card terminal: ready</translation>
        </message>
        <message>
            <source>Printer: {}</source>
            <translation>Printer: {}</translation>
        </message>
        <message>
            <source>Verbinding: in orde</source>
            <translation>Connection: in order</translation>
        </message>
        <message>
            <source>Verbinding: verbroken</source>
            <translation>Connection: broken</translation>
        </message>
        <message>
            <source>gereed</source>
            <translation>ready</translation>
        </message>
        <message>
            <source>geen papier</source>
            <translation>out of paper</translation>
        </message>
        <message>
            <source>klep open</source>
            <translation>cover open</translation>
        </message>
        <message>
            <source>antwoordt niet</source>
            <translation>does not answer</translation>
        </message>
        <message>
            <source>bon onzeker</source>
            <translation>receipt uncertain</translation>
        </message>
        <message>
            <source>bon wacht</source>
            <translation>receipt waiting</translation>
        </message>
        <message>
            <source>lade niet open</source>
            <translation>drawer not open</translation>
        </message>
        <message>
            <source>lade onzeker</source>
            <translation>drawer uncertain</translation>
        </message>
        <message>
            <source>storing</source>
            <translation>fault</translation>
        </message>
    </context>
    <context>
        <name>DevicesSheet</name>
        <message>
            <source>Apparaten</source>
            <translation>Devices</translation>
        </message>
        <message>
            <source>Alles is gereed.</source>
            <translation>Everything is ready.</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>DiscountSheet</name>
        <message>
            <source>Percentage</source>
            <translation>Percentage</translation>
        </message>
        <message>
            <source>Bedrag</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Korting weghalen</source>
            <translation>Remove discount</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Korting geven</source>
            <translation>Give discount</translation>
        </message>
    </context>
    <context>
        <name>DocumentTabs</name>
        <message>
            <source>Geopende pagina's</source>
            <translation>Open pages</translation>
        </message>
        <message>
            <source>Tabblad sluiten</source>
            <translation>Close tab</translation>
        </message>
        <message>
            <source>%1 sluiten</source>
            <translation>Close %1</translation>
        </message>
    </context>
    <context>
        <name>DrawerSheet</name>
        <message>
            <source>Lade openen zonder verkoop</source>
            <translation>Open drawer without a sale</translation>
        </message>
        <message>
            <source>Reden</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Geld wisselen</source>
            <translation>Change money</translation>
        </message>
        <message>
            <source>Bon controleren</source>
            <translation>Check a receipt</translation>
        </message>
        <message>
            <source>Vergissing</source>
            <translation>Mistake</translation>
        </message>
        <message>
            <source>Lade nakijken</source>
            <translation>Check the drawer</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Lade openen</source>
            <translation>Open drawer</translation>
        </message>
        <message>
            <source>Typ of kies een reden.</source>
            <translation>Type or choose a reason.</translation>
        </message>
    </context>
    <context>
        <name>ErrorBar</name>
        <message>
            <source>Opnieuw proberen</source>
            <translation>Try again</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Exporteren</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Soort bestand</source>
            <translation>File type</translation>
        </message>
        <message>
            <source>Alles in dit filter (%1)</source>
            <translation>Everything in this filter (%1)</translation>
        </message>
        <message>
            <source>Deze selectie (%1)</source>
            <translation>This selection (%1)</translation>
        </message>
        <message>
            <source>Regels</source>
            <translation>Lines</translation>
        </message>
        <message>
            <source>Getoonde kolommen</source>
            <translation>Columns shown</translation>
        </message>
        <message>
            <source>Alle kolommen</source>
            <translation>All columns</translation>
        </message>
        <message>
            <source>Kolommen</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>ExportRun</name>
        <message>
            <source>De export is gestopt. Er is geen bestand gemaakt. Probeer opnieuw.</source>
            <translation type="unfinished">The export stopped. No file was made. Try again.</translation>
        </message>
        <message>
            <source>De export kon niet starten. Probeer opnieuw.</source>
            <translation type="unfinished">The export could not start. Try again.</translation>
        </message>
    </context>
    <context>
        <name>Exports</name>
        <message>
            <source>Exporteren: %1</source>
            <translation>Export: %1</translation>
        </message>
        <message>
            <source>Klaar.</source>
            <translation>Done.</translation>
        </message>
        <message>
            <source>%1 van %2 regels</source>
            <translation>%1 of %2 lines</translation>
        </message>
        <message>
            <source>Klaar: %1 regels.</source>
            <translation>Done: %1 lines.</translation>
        </message>
    </context>
    <context>
        <name>FileDialog</name>
        <message>
            <source>Map</source>
            <translation>Folder</translation>
        </message>
    </context>
    <context>
        <name>FileStep</name>
        <message>
            <source>Bestand kiezen</source>
            <translation>Choose a file</translation>
        </message>
        <message>
            <source>Sleep een lijst hierheen of kies een bestand</source>
            <translation>Drag a list here or choose a file</translation>
        </message>
        <message>
            <source>CSV, Excel (XLSX, XLS) of ODS. Tekens en scheidingsteken worden zelf herkend; de eerste regel bevat de namen van de kolommen. Er wordt pas iets bewaard na de controle.</source>
            <translation>CSV, Excel (XLSX, XLS) or ODS. Characters and separator are recognised by themselves; the first line holds the names of the columns. Nothing is saved until after the check.</translation>
        </message>
        <message>
            <source>Bestand kiezen…</source>
            <translation>Choose file…</translation>
        </message>
        <message>
            <source>Werkblad</source>
            <translation>Sheet</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Filter %1, verwijderen met Delete</source>
            <translation>Filter %1, remove with Delete</translation>
        </message>
    </context>
    <context>
        <name>FilterPopover</name>
        <message>
            <source>Bevat</source>
            <translation>Contains</translation>
        </message>
        <message>
            <source>Vanaf</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Tot en met</source>
            <translation>Up to</translation>
        </message>
        <message>
            <source>Filter wissen</source>
            <translation>Clear filter</translation>
        </message>
        <message>
            <source>Toepassen</source>
            <translation>Apply</translation>
        </message>
    </context>
    <context>
        <name>Filters</name>
        <message>
            <source>vandaag</source>
            <translation>today</translation>
        </message>
        <message>
            <source>gisteren</source>
            <translation>yesterday</translation>
        </message>
        <message>
            <source>deze week</source>
            <translation>this week</translation>
        </message>
        <message>
            <source>deze maand</source>
            <translation>this month</translation>
        </message>
        <message>
            <source>dit jaar</source>
            <translation>this year</translation>
        </message>
        <message>
            <source>bevat %1</source>
            <translation>contains %1</translation>
        </message>
        <message>
            <source>t/m %1</source>
            <translation>up to %1</translation>
        </message>
        <message>
            <source>sinds %1</source>
            <translation>since %1</translation>
        </message>
        <message>
            <source>vanaf %1</source>
            <translation>from %1</translation>
        </message>
    </context>
    <context>
        <name>Finder</name>
        <message>
            <source>Gevonden</source>
            <translation>Found</translation>
        </message>
        <message>
            <source>Niets gevonden</source>
            <translation>Nothing found</translation>
        </message>
    </context>
    <context>
        <name>FirstOwnerSheet</name>
        <message>
            <source>Eigenaar aanmaken</source>
            <translation>Create owner</translation>
        </message>
        <message>
            <source>De eigenaar mag alles en maakt daarna de andere medewerkers.</source>
            <translation>The owner may do everything and makes the other employees after that.</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Code van 4 tot 6 cijfers voor de kassa</source>
            <translation>Code of 4 to 6 digits for the till</translation>
        </message>
        <message>
            <source>Dezelfde code nog een keer</source>
            <translation>The same code once more</translation>
        </message>
        <message>
            <source>Wachtwoord voor de backoffice</source>
            <translation>Password for the back office</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>De twee codes zijn niet gelijk. Typ ze opnieuw.</source>
            <translation>The two codes are not the same. Type them again.</translation>
        </message>
    </context>
    <context>
        <name>FirstStart</name>
        <message>
            <source>Nieuwe winkel</source>
            <translation>New shop</translation>
        </message>
        <message>
            <source>Vul in wat de kassa nodig heeft. Alles is later te wijzigen.</source>
            <translation>Fill in what the till needs. Everything can be changed later.</translation>
        </message>
        <message>
            <source>Bedrijfsnaam</source>
            <translation>Company name</translation>
        </message>
        <message>
            <source>Nederland</source>
            <translation>Netherlands</translation>
        </message>
        <message>
            <source>België</source>
            <translation>Belgium</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>Filiaal</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>Uw naam</source>
            <translation>Your name</translation>
        </message>
        <message>
            <source>Pincode voor de kassa</source>
            <translation>PIN code for the till</translation>
        </message>
        <message>
            <source>4 tot 6 cijfers</source>
            <translation>4 to 6 digits</translation>
        </message>
        <message>
            <source>Wachtwoord voor de backoffice</source>
            <translation>Password for the back office</translation>
        </message>
        <message>
            <source>Minstens 10 tekens, bijvoorbeeld drie woorden</source>
            <translation>At least 10 characters, for example three words</translation>
        </message>
        <message>
            <source>Winkel openen</source>
            <translation>Open shop</translation>
        </message>
        <message>
            <source>Dit is verplicht.</source>
            <translation>This is required.</translation>
        </message>
    </context>
    <context>
        <name>FormPage</name>
        <message>
            <source>Opslaan</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>Functions</name>
        <message>
            <source>Korting</source>
            <translation>Discount</translation>
        </message>
        <message>
            <source>Vrij artikel</source>
            <translation>Open item</translation>
        </message>
        <message>
            <source>Tekstregel</source>
            <translation>Text line</translation>
        </message>
        <message>
            <source>Lade openen</source>
            <translation>Open drawer</translation>
        </message>
        <message>
            <source>Laatste bon</source>
            <translation>Last receipt</translation>
        </message>
        <message>
            <source>Bon wissen</source>
            <translation>Clear receipt</translation>
        </message>
        <message>
            <source>Kas in/uit</source>
            <translation>Cash in/out</translation>
        </message>
        <message>
            <source>Kasopmaak</source>
            <translation>Cash-up</translation>
        </message>
        <message>
            <source>Bonnen zoeken</source>
            <translation>Find receipts</translation>
        </message>
        <message>
            <source>X-rapport</source>
            <translation>X report</translation>
        </message>
        <message>
            <source>Vergrendelen</source>
            <translation>Lock</translation>
        </message>
        <message>
            <source>Afmelden</source>
            <translation>Sign out</translation>
        </message>
        <message>
            <source>Schermschaal</source>
            <translation>Screen scale</translation>
        </message>
        <message>
            <source>Thema</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Meer contrast</source>
            <translation>More contrast</translation>
        </message>
        <message>
            <source>Taal</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Geluid</source>
            <translation>Sound</translation>
        </message>
        <message>
            <source>Volledig scherm</source>
            <translation>Full screen</translation>
        </message>
        <message>
            <source>Oefenen</source>
            <translation>Practice</translation>
        </message>
        <message>
            <source>Stoppen met oefenen</source>
            <translation>Stop practising</translation>
        </message>
        <message>
            <source>Meer</source>
            <translation>More</translation>
        </message>
    </context>
    <context>
        <name>GroupsPage</name>
        <message>
            <source>Artikelgroepen</source>
            <translation>Item groups</translation>
        </message>
        <message>
            <source>Nieuw</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Verwijderen</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Gegevens</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Nummer</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Leeg: het volgende nummer.</source>
            <translation>Empty: the next number.</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Btw van nieuwe artikelen</source>
            <translation>VAT of new items</translation>
        </message>
        <message>
            <source>Geen voorkeur</source>
            <translation>No preference</translation>
        </message>
        <message>
            <source>Artikelen</source>
            <translation>Items</translation>
        </message>
        <message>
            <source>Groep '%1' is bewaard.</source>
            <translation>Group '%1' is saved.</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Backoffice</source>
            <translation>Back office</translation>
        </message>
        <message>
            <source>Zoek in alles…</source>
            <translation>Search everything…</translation>
        </message>
        <message>
            <source>POS</source>
            <translation>POS</translation>
        </message>
        <message>
            <source>Kassa starten</source>
            <translation>Start till</translation>
        </message>
        <message>
            <source>Gebruiker %1</source>
            <translation>User %1</translation>
        </message>
        <message>
            <source>Thema</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Licht</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Donker</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>Automatisch</source>
            <translation>Automatic</translation>
        </message>
        <message>
            <source>Taal</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Afmelden</source>
            <translation>Sign out</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message>
            <source>Goed</source>
            <translation>Good</translation>
        </message>
        <message>
            <source>Gewijzigd</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>Ongewijzigd</source>
            <translation>Unchanged</translation>
        </message>
        <message>
            <source>Dubbel</source>
            <translation>Duplicate</translation>
        </message>
        <message>
            <source>Waarschuwing</source>
            <translation>Warning</translation>
        </message>
        <message>
            <source>Fout</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Barcode</source>
            <translation>Barcode</translation>
        </message>
        <message>
            <source>Artikelnummer</source>
            <translation>Item number</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Verkoopprijs incl. btw</source>
            <translation>Sales price incl. VAT</translation>
        </message>
        <message>
            <source>Verkoopprijs excl. btw</source>
            <translation>Sales price excl. VAT</translation>
        </message>
        <message>
            <source>Btw</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>Groep</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Eenheid</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Voorraad</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>Kleur</source>
            <translation>Colour</translation>
        </message>
        <message>
            <source>Maat</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Model (kleur/maat)</source>
            <translation>Model (colour/size)</translation>
        </message>
        <message>
            <source>Geblokkeerd</source>
            <translation>Blocked</translation>
        </message>
        <message>
            <source>Inkoopprijs</source>
            <translation>Purchase price</translation>
        </message>
        <message>
            <source>Regel</source>
            <translation>Line</translation>
        </message>
        <message>
            <source>Oordeel</source>
            <translation>Verdict</translation>
        </message>
        <message>
            <source>Toelichting</source>
            <translation>Explanation</translation>
        </message>
    </context>
    <context>
        <name>ImportPage</name>
        <message>
            <source>Artikelen inlezen</source>
            <translation>Read in items</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Controleren</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>Bestand</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Kolomindeling</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Controle</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>Klaar</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>Voortgang</source>
            <translation>Progress</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Bestand openen</source>
            <translation>Open file</translation>
        </message>
        <message>
            <source>Een lijst van deze grootte houdt de kassa's bij het opslaan even op. Lees haar in als er niet wordt verkocht.</source>
            <translation>A list of this size holds up the tills while it is stored. Read it in when nothing is being sold.</translation>
        </message>
        <message>
            <source>Regels controleren</source>
            <translation>Check lines</translation>
        </message>
        <message>
            <source>Artikelen opslaan</source>
            <translation>Save items</translation>
        </message>
        <message>
            <source>Ongedaan maken</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Importeren</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Nog een lijst inlezen</source>
            <translation>Read in another list</translation>
        </message>
        <message>
            <source>Zoekindex bijwerken</source>
            <translation>Update search index</translation>
        </message>
    </context>
    <context>
        <name>ImportUndo</name>
        <message>
            <source>Zoek op bestand of medewerker…</source>
            <translation>Search by file or employee…</translation>
        </message>
        <message>
            <source>Import '%1' ongedaan maken?</source>
            <translation>Undo import '%1'?</translation>
        </message>
        <message>
            <source>Nieuwe artikelen verdwijnen, gewijzigde krijgen hun oude gegevens terug. Artikelen die al verkocht of geteld zijn, worden geblokkeerd.</source>
            <translation>New items disappear, changed ones get their old details back. Items that were sold or counted are blocked.</translation>
        </message>
        <message>
            <source>Ja, ongedaan maken</source>
            <translation>Yes, undo</translation>
        </message>
        <message>
            <source>Nee, behouden</source>
            <translation>No, keep</translation>
        </message>
        <message>
            <source>Ongedaan gemaakt: %1 artikelen verwijderd, %2 teruggezet, %3 geblokkeerd omdat ze gebruikt zijn.</source>
            <translation>Undone: %1 items deleted, %2 restored, %3 blocked because they were used.</translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message>
            <source>Gaat open</source>
            <translation>Opening</translation>
        </message>
        <message>
            <source>Wordt geprint</source>
            <translation>Printing</translation>
        </message>
        <message>
            <source>Niet nodig</source>
            <translation>Not needed</translation>
        </message>
        <message>
            <source>Bon is er</source>
            <translation>Receipt is there</translation>
        </message>
        <message>
            <source>Opnieuw</source>
            <translation>Again</translation>
        </message>
        <message>
            <source>Kassabon</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>X-rapport</source>
            <translation>X report</translation>
        </message>
        <message>
            <source>Dagrapport</source>
            <translation>Day report</translation>
        </message>
        <message>
            <source>Kas in/uit</source>
            <translation>Cash in/out</translation>
        </message>
        <message>
            <source>Kassalade</source>
            <translation>Cash drawer</translation>
        </message>
        <message>
            <source>Testafdruk</source>
            <translation>Test print</translation>
        </message>
        <message>
            <source>Afdruk</source>
            <translation>Printout</translation>
        </message>
        <message>
            <source>{name} · KOPIE {copy}</source>
            <translation>{name} · COPY {copy}</translation>
        </message>
    </context>
    <context>
        <name>KeyboardPanel</name>
        <message>
            <source>abc</source>
            <translation>abc</translation>
        </message>
        <message>
            <source>?123</source>
            <translation>?123</translation>
        </message>
        <message>
            <source>Leestekens</source>
            <translation>Punctuation</translation>
        </message>
        <message>
            <source>éëï</source>
            <translation>éëï</translation>
        </message>
        <message>
            <source>Accenten</source>
            <translation>Accents</translation>
        </message>
        <message>
            <source>spatie</source>
            <translation>space</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Hoofdletter</source>
            <translation>Capital</translation>
        </message>
        <message>
            <source>Laatste teken wissen</source>
            <translation>Delete last character</translation>
        </message>
        <message>
            <source>Toetsenbord sluiten</source>
            <translation>Close keyboard</translation>
        </message>
    </context>
    <context>
        <name>LineActions</name>
        <message>
            <source>Prijs</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Zoek</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Vrij artikel</source>
            <translation>Open item</translation>
        </message>
        <message>
            <source>Regel {}: minder</source>
            <translation>Line {}: less</translation>
        </message>
        <message>
            <source>Regel {}: aantal</source>
            <translation>Line {}: quantity</translation>
        </message>
        <message>
            <source>Regel {}: meer</source>
            <translation>Line {}: more</translation>
        </message>
        <message>
            <source>Prijs van regel {}</source>
            <translation>Price of line {}</translation>
        </message>
        <message>
            <source>Korting op regel {}</source>
            <translation>Discount on line {}</translation>
        </message>
        <message>
            <source>Zoek artikel voor {}</source>
            <translation>Find item for {}</translation>
        </message>
        <message>
            <source>Vrij artikel voor {}</source>
            <translation>Open item for {}</translation>
        </message>
        <message>
            <source>Tekst bij regel {}</source>
            <translation>Text with line {}</translation>
        </message>
        <message>
            <source>Regel {} verwijderen</source>
            <translation>Remove line {}</translation>
        </message>
    </context>
    <context>
        <name>LinesModel</name>
        <message>
            <source>Onbekend artikel</source>
            <translation type="unfinished">Unknown item</translation>
        </message>
        <message>
            <source>art.</source>
            <translation type="unfinished">item</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation type="unfinished">Description</translation>
        </message>
        <message>
            <source>Aantal</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Bijzonderheden</source>
            <translation>Particulars</translation>
        </message>
        <message>
            <source>Bedrag</source>
            <translation type="unfinished">Amount</translation>
        </message>
    </context>
    <context>
        <name>ListHead</name>
        <message>
            <source>Meer acties</source>
            <translation>More actions</translation>
        </message>
        <message>
            <source>Nieuw</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Kolommen</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Exporteren</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Afdrukken</source>
            <translation>Print</translation>
        </message>
    </context>
    <context>
        <name>ListPage</name>
        <message>
            <source>Exporteren</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Geen %1 met deze filters</source>
            <translation>No %1 with these filters</translation>
        </message>
        <message>
            <source>Filters wissen</source>
            <translation>Clear filters</translation>
        </message>
        <message>
            <source>Nog geen %1.</source>
            <translation>No %1 yet.</translation>
        </message>
        <message>
            <source>Nieuw</source>
            <translation>New</translation>
        </message>
        <message>
            <source>%1 in dit filter:</source>
            <translation>%1 in this filter:</translation>
        </message>
        <message>
            <source>Laden…</source>
            <translation>Loading…</translation>
        </message>
        <message>
            <source>stand %1</source>
            <translation>as of %1</translation>
        </message>
        <message>
            <source>Spatie selecteren</source>
            <translation>Space selects</translation>
        </message>
        <message>
            <source>Spatie bekijken</source>
            <translation>Space previews</translation>
        </message>
        <message>
            <source>Enter openen · Ctrl+F zoeken</source>
            <translation>Enter opens · Ctrl+F searches</translation>
        </message>
    </context>
    <context>
        <name>ListTools</name>
        <message>
            <source>Oplopend sorteren</source>
            <translation>Sort ascending</translation>
        </message>
        <message>
            <source>Aflopend sorteren</source>
            <translation>Sort descending</translation>
        </message>
        <message>
            <source>Filter op deze kolom</source>
            <translation>Filter on this column</translation>
        </message>
        <message>
            <source>Kolom verbergen</source>
            <translation>Hide column</translation>
        </message>
    </context>
    <context>
        <name>ListViews</name>
        <message>
            <source>Alle</source>
            <translation>All</translation>
        </message>
    </context>
    <context>
        <name>Lists</name>
        <message>
            <source>Actief</source>
            <translation type="unfinished">Active</translation>
        </message>
        <message>
            <source>Adres</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Afgesloten</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Afgestort</source>
            <translation>Deposited</translation>
        </message>
        <message>
            <source>artikel</source>
            <translation>item</translation>
        </message>
        <message>
            <source>Artikelen</source>
            <translation type="unfinished">Items</translation>
        </message>
        <message>
            <source>artikelen</source>
            <translation>items</translation>
        </message>
        <message>
            <source>Barcode</source>
            <translation type="unfinished">Barcode</translation>
        </message>
        <message>
            <source>Bedrijf</source>
            <translation type="unfinished">Company</translation>
        </message>
        <message>
            <source>Bestand</source>
            <translation type="unfinished">File</translation>
        </message>
        <message>
            <source>Betaalwijze</source>
            <translation type="unfinished">Payment method</translation>
        </message>
        <message>
            <source>Betreft</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Bonnen</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Btw</source>
            <translation type="unfinished">VAT</translation>
        </message>
        <message>
            <source>Controlegetal</source>
            <translation>Hash</translation>
        </message>
        <message>
            <source>dagafsluiting</source>
            <translation>day closing</translation>
        </message>
        <message>
            <source>Dagafsluitingen</source>
            <translation type="unfinished">Day closings</translation>
        </message>
        <message>
            <source>dagafsluitingen</source>
            <translation>day closings</translation>
        </message>
        <message>
            <source>Datum</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Debiteurnummer</source>
            <translation>Debtor number</translation>
        </message>
        <message>
            <source>Deze maand</source>
            <translation>This month</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Eenheid</source>
            <translation type="unfinished">Unit</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Excl. btw</source>
            <translation>Excl. VAT</translation>
        </message>
        <message>
            <source>Gebeurtenis</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Geblokkeerd</source>
            <translation type="unfinished">Blocked</translation>
        </message>
        <message>
            <source>gebruiker</source>
            <translation>user</translation>
        </message>
        <message>
            <source>Gebruikers</source>
            <translation type="unfinished">Users</translation>
        </message>
        <message>
            <source>gebruikers</source>
            <translation>users</translation>
        </message>
        <message>
            <source>Gecontroleerd</source>
            <translation>Checked</translation>
        </message>
        <message>
            <source>Geopend</source>
            <translation>Opened</translation>
        </message>
        <message>
            <source>Geteld</source>
            <translation type="unfinished">Counted</translation>
        </message>
        <message>
            <source>Gewoon</source>
            <translation>Plain</translation>
        </message>
        <message>
            <source>Groep</source>
            <translation type="unfinished">Group</translation>
        </message>
        <message>
            <source>Ingelezen</source>
            <translation>Read in</translation>
        </message>
        <message>
            <source>Initialen</source>
            <translation type="unfinished">Initials</translation>
        </message>
        <message>
            <source>Inkoopprijs</source>
            <translation type="unfinished">Purchase price</translation>
        </message>
        <message>
            <source>inleesrun</source>
            <translation>import run</translation>
        </message>
        <message>
            <source>Inleesruns</source>
            <translation type="unfinished">Imports</translation>
        </message>
        <message>
            <source>inleesruns</source>
            <translation>import runs</translation>
        </message>
        <message>
            <source>Ja</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Kassa</source>
            <translation>Till</translation>
        </message>
        <message>
            <source>kassabon</source>
            <translation>receipt</translation>
        </message>
        <message>
            <source>Kassabonnen</source>
            <translation type="unfinished">Receipts</translation>
        </message>
        <message>
            <source>kassabonnen</source>
            <translation>receipts</translation>
        </message>
        <message>
            <source>Keten</source>
            <translation>Chain</translation>
        </message>
        <message>
            <source>Kleur en maat</source>
            <translation type="unfinished">Colour and size</translation>
        </message>
        <message>
            <source>Korting</source>
            <translation type="unfinished">Discount</translation>
        </message>
        <message>
            <source>Land</source>
            <translation type="unfinished">Country</translation>
        </message>
        <message>
            <source>Logboek</source>
            <translation>Journal</translation>
        </message>
        <message>
            <source>Medewerker</source>
            <translation type="unfinished">Employee</translation>
        </message>
        <message>
            <source>Medewerkers</source>
            <translation>Employees</translation>
        </message>
        <message>
            <source>Moment</source>
            <translation>Moment</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation type="unfinished">Name</translation>
        </message>
        <message>
            <source>Nederlands</source>
            <translation>Nederlands</translation>
        </message>
        <message>
            <source>Nee</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Niet actief</source>
            <translation type="unfinished">Not active</translation>
        </message>
        <message>
            <source>Nog te controleren</source>
            <translation>To be checked</translation>
        </message>
        <message>
            <source>Notitie</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Nummer</source>
            <translation type="unfinished">Number</translation>
        </message>
        <message>
            <source>Oefening</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation type="unfinished">Description</translation>
        </message>
        <message>
            <source>Omzet</source>
            <translation type="unfinished">Turnover</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Open prijs</source>
            <translation>Open price</translation>
        </message>
        <message>
            <source>Pincode</source>
            <translation type="unfinished">PIN code</translation>
        </message>
        <message>
            <source>Plaats</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>Postcode</translation>
        </message>
        <message>
            <source>Prijs</source>
            <translation type="unfinished">Price</translation>
        </message>
        <message>
            <source>Rechten</source>
            <translation>Rights</translation>
        </message>
        <message>
            <source>regel</source>
            <translation>line</translation>
        </message>
        <message>
            <source>regels</source>
            <translation>lines</translation>
        </message>
        <message>
            <source>relatie</source>
            <translation>relation</translation>
        </message>
        <message>
            <source>Relaties</source>
            <translation>Relations</translation>
        </message>
        <message>
            <source>relaties</source>
            <translation>relations</translation>
        </message>
        <message>
            <source>Retour</source>
            <translation>Return</translation>
        </message>
        <message>
            <source>Retouren</source>
            <translation>Returns</translation>
        </message>
        <message>
            <source>Rol</source>
            <translation type="unfinished">Role</translation>
        </message>
        <message>
            <source>rol</source>
            <translation>role</translation>
        </message>
        <message>
            <source>Rollen</source>
            <translation type="unfinished">Roles</translation>
        </message>
        <message>
            <source>rollen</source>
            <translation>roles</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation type="unfinished">Type</translation>
        </message>
        <message>
            <source>Status</source>
            <translation type="unfinished">Status</translation>
        </message>
        <message>
            <source>Taal</source>
            <translation type="unfinished">Language</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Teruggedraaid</source>
            <translation>Undone</translation>
        </message>
        <message>
            <source>Tijd</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Totaal</source>
            <translation type="unfinished">Total</translation>
        </message>
        <message>
            <source>Vandaag</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Verkoop</source>
            <translation type="unfinished">Sale</translation>
        </message>
        <message>
            <source>Verschil</source>
            <translation type="unfinished">Difference</translation>
        </message>
        <message>
            <source>Volgnummer</source>
            <translation>Sequence</translation>
        </message>
        <message>
            <source>Voorraad</source>
            <translation type="unfinished">Stock</translation>
        </message>
        <message>
            <source>Wachtwoord</source>
            <translation type="unfinished">Password</translation>
        </message>
        <message>
            <source>Weegartikel</source>
            <translation type="unfinished">Weighed item</translation>
        </message>
        <message>
            <source>Z-nummer</source>
            <translation>Z number</translation>
        </message>
    </context>
    <context>
        <name>LoginScreen</name>
        <message>
            <source>Vergrendeld</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>Aanmelden</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>De bon blijft staan. Typ de code of scan een pas.</source>
            <translation>The receipt stays. Type the code or scan a card.</translation>
        </message>
        <message>
            <source>Kies een naam en typ de code, of scan een pas.</source>
            <translation>Choose a name and type the code, or scan a card.</translation>
        </message>
        <message>
            <source>Nog geen medewerkers voor dit filiaal</source>
            <translation>No employees for this branch yet</translation>
        </message>
        <message>
            <source>Ontgrendelen</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>Eigenaar aanmaken</source>
            <translation>Create owner</translation>
        </message>
        <message>
            <source>Meer namen</source>
            <translation>More names</translation>
        </message>
        <message>
            <source>Kies een naam</source>
            <translation>Choose a name</translation>
        </message>
    </context>
    <context>
        <name>LoginWindow</name>
        <message>
            <source>Aanmelden bij de backoffice</source>
            <translation>Sign in to the back office</translation>
        </message>
        <message>
            <source>Medewerker</source>
            <translation>Employee</translation>
        </message>
        <message>
            <source>Wachtwoord</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Aanmelden</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>Pincode</source>
            <translation>PIN code</translation>
        </message>
        <message>
            <source>Deze medewerker mag de backoffice niet gebruiken.</source>
            <translation>This employee may not use the back office.</translation>
        </message>
        <message>
            <source>Vraag iemand die rollen beheert om het recht '%1'.</source>
            <translation>Ask somebody who manages roles for the right '%1'.</translation>
        </message>
    </context>
    <context>
        <name>MappingStep</name>
        <message>
            <source>Btw als de lijst niets zegt</source>
            <translation>VAT when the list does not say</translation>
        </message>
        <message>
            <source>Indeling bewaren als</source>
            <translation>Save columns as</translation>
        </message>
        <message>
            <source>Leeg: alleen onthouden voor bestanden met dezelfde kolommen.</source>
            <translation>Empty: remembered only for files with the same columns.</translation>
        </message>
        <message>
            <source>Kolom in het bestand</source>
            <translation>Column in the file</translation>
        </message>
        <message>
            <source>Voorbeelden</source>
            <translation>Examples</translation>
        </message>
        <message>
            <source>Veld in Kassa</source>
            <translation>Field in Kassa</translation>
        </message>
        <message>
            <source>(geen naam)</source>
            <translation>(no name)</translation>
        </message>
        <message>
            <source>Veld voor kolom %1</source>
            <translation>Field for column %1</translation>
        </message>
        <message>
            <source>Niet inlezen</source>
            <translation>Do not read in</translation>
        </message>
        <message>
            <source>Niets: meld het als fout</source>
            <translation>Nothing: report it as an error</translation>
        </message>
    </context>
    <context>
        <name>MatrixSheet</name>
        <message>
            <source>Tik op een maat. Onder elke maat staat de vrije voorraad.</source>
            <translation>Tap a size. Below each size stands the free stock.</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Op bon</source>
            <translation>On receipt</translation>
        </message>
        <message>
            <source>Op bon ({})</source>
            <translation>On receipt ({})</translation>
        </message>
    </context>
    <context>
        <name>MenuSheet</name>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>Navigation</name>
        <message>
            <source>Inklappen</source>
            <translation>Collapse</translation>
        </message>
        <message>
            <source>Uitklappen</source>
            <translation>Expand</translation>
        </message>
        <message>
            <source>Verkoop</source>
            <translation>Sales</translation>
        </message>
        <message>
            <source>Kassabonnen</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Artikelen</source>
            <translation>Items</translation>
        </message>
        <message>
            <source>Artikelgroepen</source>
            <translation>Item groups</translation>
        </message>
        <message>
            <source>Inleesruns</source>
            <translation>Imports</translation>
        </message>
        <message>
            <source>Financieel</source>
            <translation>Financial</translation>
        </message>
        <message>
            <source>Dagafsluitingen</source>
            <translation>Day closings</translation>
        </message>
        <message>
            <source>Gebruikersbeheer</source>
            <translation>User management</translation>
        </message>
        <message>
            <source>Gebruikers</source>
            <translation>Users</translation>
        </message>
        <message>
            <source>Rollen</source>
            <translation>Roles</translation>
        </message>
        <message>
            <source>Instellingen</source>
            <translation>Settings</translation>
        </message>
    </context>
    <context>
        <name>NumPad</name>
        <message>
            <source>Bedrag wissen</source>
            <translation>Clear amount</translation>
        </message>
        <message>
            <source>Laatste cijfer wissen</source>
            <translation>Delete last digit</translation>
        </message>
        <message>
            <source>Komma</source>
            <translation>Comma</translation>
        </message>
        <message>
            <source>Wissen</source>
            <translation>Clear</translation>
        </message>
    </context>
    <context>
        <name>NumberSheet</name>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Overnemen</source>
            <translation>Apply</translation>
        </message>
    </context>
    <context>
        <name>OfficeApp</name>
        <message>
            <source>Filiaal %1</source>
            <translation>Branch %1</translation>
        </message>
        <message>
            <source>%1 filialen</source>
            <translation>%1 branches</translation>
        </message>
    </context>
    <context>
        <name>OfficeScans</name>
        <message>
            <source>Onbekende bon %1</source>
            <translation>Unknown receipt %1</translation>
        </message>
        <message>
            <source>Onbekend artikel %1</source>
            <translation>Unknown item %1</translation>
        </message>
    </context>
    <context>
        <name>OpenArticleSheet</name>
        <message>
            <source>Vrij artikel</source>
            <translation>Open item</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Btw</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Op bon</source>
            <translation>On receipt</translation>
        </message>
        <message>
            <source>Typ een omschrijving, bijvoorbeeld Reparatie</source>
            <translation>Type a description, for example Repair</translation>
        </message>
    </context>
    <context>
        <name>OpenDayScreen</name>
        <message>
            <source>Kassadienst openen</source>
            <translation>Open session</translation>
        </message>
        <message>
            <source>Tel het wisselgeld in de lade voordat de eerste klant komt.</source>
            <translation>Count the float in the drawer before the first customer comes.</translation>
        </message>
        <message>
            <source>Afmelden</source>
            <translation>Sign out</translation>
        </message>
        <message>
            <source>Kassa openen</source>
            <translation>Open till</translation>
        </message>
        <message>
            <source>Wisselgeld bij opening</source>
            <translation>Float at opening</translation>
        </message>
        <message>
            <source>Vorige keer in de lade</source>
            <translation>Last time in the drawer</translation>
        </message>
        <message>
            <source>Zelfde als vorige keer: {amount}</source>
            <translation>Same as last time: {amount}</translation>
        </message>
        <message>
            <source>Verder op de datum van de vorige kassadienst?</source>
            <translation>Continue on the date of the previous session?</translation>
        </message>
        <message>
            <source>Ja, kassa openen</source>
            <translation>Yes, open the till</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
        </message>
    </context>
    <context>
        <name>ParkedScreen</name>
        <message>
            <source>1 artikel</source>
            <translation>1 item</translation>
        </message>
        <message>
            <source>{} artikelen</source>
            <translation>{} items</translation>
        </message>
        <message>
            <source>Bon van {} verwijderen</source>
            <translation>Remove receipt of {}</translation>
        </message>
        <message>
            <source>Geparkeerd</source>
            <translation>On hold</translation>
        </message>
        <message>
            <source>Geparkeerd sluiten</source>
            <translation>Close on hold</translation>
        </message>
        <message>
            <source>Geen geparkeerde bonnen</source>
            <translation>No receipts on hold</translation>
        </message>
    </context>
    <context>
        <name>PaymentScreen</name>
        <message>
            <source>Het is niet zeker of deze bon is geboekt. Druk nog een keer op de blauwe knop.</source>
            <translation>It is not certain that this receipt was booked. Press the blue button once more.</translation>
        </message>
        <message>
            <source>Rond eerst de betaling af</source>
            <translation>Finish the payment first</translation>
        </message>
        <message>
            <source>Onbekend artikel {code}. Los dit op de bon op.</source>
            <translation>Unknown item {code}. Solve this on the receipt.</translation>
        </message>
        <message>
            <source>Klopt dit bedrag?</source>
            <translation>Is this amount right?</translation>
        </message>
        <message>
            <source>Ja, {amount} ontvangen</source>
            <translation>Yes, {amount} received</translation>
        </message>
        <message>
            <source>Nee, opnieuw typen</source>
            <translation>No, type again</translation>
        </message>
        <message>
            <source>Is de kaartbetaling terugbetaald?</source>
            <translation>Was the card payment refunded?</translation>
        </message>
        <message>
            <source>Ja, terugbetaald op de terminal</source>
            <translation>Yes, refunded on the terminal</translation>
        </message>
        <message>
            <source>Nee, betaling houden</source>
            <translation>No, keep the payment</translation>
        </message>
        <message>
            <source>Wisselgeld {amount}</source>
            <translation>Change {amount}</translation>
        </message>
        <message>
            <source>Ontvangen bedrag terugnemen?</source>
            <translation>Take the received amount back?</translation>
        </message>
        <message>
            <source>Er is {amount} ontvangen. Terug naar de bon kan als dat is teruggenomen.</source>
            <translation>{amount} was received. Back to the receipt is possible once that has been taken back.</translation>
        </message>
        <message>
            <source>Ja, terugnemen</source>
            <translation>Yes, take back</translation>
        </message>
        <message>
            <source>Nee, verder met betalen</source>
            <translation>No, continue paying</translation>
        </message>
    </context>
    <context>
        <name>PictureField</name>
        <message>
            <source>Foto van het artikel</source>
            <translation>Picture of the item</translation>
        </message>
        <message>
            <source>Foto kiezen…</source>
            <translation>Choose picture…</translation>
        </message>
        <message>
            <source>Foto weghalen</source>
            <translation>Remove picture</translation>
        </message>
        <message>
            <source>Foto</source>
            <translation>Picture</translation>
        </message>
    </context>
    <context>
        <name>Preferences</name>
        <message>
            <source>Licht</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Donker</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>Automatisch</source>
            <translation>Automatic</translation>
        </message>
        <message>
            <source>Thema</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Taal</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Uit</source>
            <translation>Off</translation>
        </message>
        <message>
            <source>Zacht</source>
            <translation>Soft</translation>
        </message>
        <message>
            <source>Normaal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Hard</source>
            <translation>Loud</translation>
        </message>
        <message>
            <source>Geluid</source>
            <translation>Sound</translation>
        </message>
        <message>
            <source>De nieuwe schaal geldt zodra de kassa opnieuw is gestart.</source>
            <translation>The new scale takes effect when the till has been started again.</translation>
        </message>
        <message>
            <source>Schermschaal</source>
            <translation>Screen scale</translation>
        </message>
    </context>
    <context>
        <name>PreviewPane</name>
        <message>
            <source>Voorbeeld sluiten</source>
            <translation>Close preview</translation>
        </message>
    </context>
    <context>
        <name>PreviewStep</name>
        <message>
            <source>Regels van het bestand</source>
            <translation>Lines of the file</translation>
        </message>
        <message>
            <source>%1 regels</source>
            <translation>%1 lines</translation>
        </message>
        <message>
            <source>Prijs</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>De eerste %1 van %2 regels.</source>
            <translation>The first %1 of %2 lines.</translation>
        </message>
    </context>
    <context>
        <name>ReceiptColumn</name>
        <message>
            <source>1 artikel</source>
            <translation>1 item</translation>
        </message>
        <message>
            <source>{} artikelen</source>
            <translation>{} items</translation>
        </message>
        <message>
            <source>Totaal</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Bon {}</source>
            <translation>Receipt {}</translation>
        </message>
        <message>
            <source>Nieuwe bon</source>
            <translation>New receipt</translation>
        </message>
        <message>
            <source>Korting {}</source>
            <translation>Discount {}</translation>
        </message>
        <message>
            <source>Wisselgeld {}</source>
            <translation>Change {}</translation>
        </message>
        <message>
            <source>Vorige bon</source>
            <translation>Previous receipt</translation>
        </message>
        <message>
            <source>Vorige bon printen</source>
            <translation>Print previous receipt</translation>
        </message>
        <message>
            <source>{} scans wachten</source>
            <translation>{} scans waiting</translation>
        </message>
        <message>
            <source>1 scan wacht</source>
            <translation>1 scan waiting</translation>
        </message>
        <message>
            <source>Onbekend artikel</source>
            <translation>Unknown item</translation>
        </message>
        <message>
            <source>totaal {}</source>
            <translation>total {}</translation>
        </message>
        <message>
            <source>Naar afrekenen</source>
            <translation>Go to checkout</translation>
        </message>
        <message>
            <source>Terug naar bon</source>
            <translation>Back to receipt</translation>
        </message>
        <message>
            <source>Bon niet geprint</source>
            <translation>Receipt not printed</translation>
        </message>
        <message>
            <source>Bon parkeren</source>
            <translation>Hold receipt</translation>
        </message>
        <message>
            <source>Bon wissen</source>
            <translation>Clear receipt</translation>
        </message>
        <message>
            <source>Melding sluiten</source>
            <translation>Close message</translation>
        </message>
        <message>
            <source>Waarschuwing sluiten</source>
            <translation>Close warning</translation>
        </message>
        <message>
            <source>Bon opnieuw printen</source>
            <translation>Print receipt again</translation>
        </message>
    </context>
    <context>
        <name>ReceiptLines</name>
        <message>
            <source>Bon</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Scan een artikel of kies een snelknop</source>
            <translation>Scan an item or choose a quick button</translation>
        </message>
    </context>
    <context>
        <name>ReceiptPane</name>
        <message>
            <source>Kopie printen</source>
            <translation>Print copy</translation>
        </message>
        <message>
            <source>Kassabon %1</source>
            <translation>Receipt %1</translation>
        </message>
        <message>
            <source>Betaalwijze</source>
            <translation>Payment method</translation>
        </message>
        <message>
            <source>Totaal incl. btw</source>
            <translation>Total incl. VAT</translation>
        </message>
        <message>
            <source>Btw</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>KOPIE %1 wordt geprint bij de kassa van deze bon.</source>
            <translation>COPY %1 is being printed at the till of this receipt.</translation>
        </message>
        <message>
            <source>Zoek op nummer, medewerker of bedrag…</source>
            <translation>Search by number, employee or amount…</translation>
        </message>
    </context>
    <context>
        <name>ReceiptsScreen</name>
        <message>
            <source>{count} bonnen</source>
            <translation>{count} receipts</translation>
        </message>
        <message>
            <source>Bonnen zoeken</source>
            <translation>Find receipts</translation>
        </message>
        <message>
            <source>Bonnummer, bedrag of scan een kassabon</source>
            <translation>Receipt number, amount, or scan a receipt</translation>
        </message>
        <message>
            <source>Geen kassabon gevonden. Typ een bonnummer of een bedrag.</source>
            <translation>No receipt found. Type a receipt number or an amount.</translation>
        </message>
        <message>
            <source>Kassabonnen</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Opnieuw printen</source>
            <translation>Print again</translation>
        </message>
        <message>
            <source>Kopie {copy} van bon {number} gaat naar de printer.</source>
            <translation>Copy {copy} of receipt {number} goes to the printer.</translation>
        </message>
    </context>
    <context>
        <name>ReportStep</name>
        <message>
            <source>Nieuw</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Verslag bewaren</source>
            <translation>Save report</translation>
        </message>
        <message>
            <source>Ongedaan maken</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Regels om na te kijken</source>
            <translation>Lines to look at</translation>
        </message>
        <message>
            <source>Deze import is ongedaan gemaakt.</source>
            <translation>This import has been undone.</translation>
        </message>
        <message>
            <source>Er viel niets te wijzigen: alles stond al zo in de winkel.</source>
            <translation>There was nothing to change: everything stood in the shop already.</translation>
        </message>
        <message>
            <source>%1 van %2 regels zijn ingelezen of stonden er al.</source>
            <translation>%1 of %2 lines were read in or were there already.</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>En nog %1 regels.</source>
            <translation>And %1 more lines.</translation>
        </message>
        <message>
            <source>verslag {}</source>
            <translation>report {}</translation>
        </message>
    </context>
    <context>
        <name>Rights</name>
        <message>
            <source>Verkopen</source>
            <translation>Sell</translation>
        </message>
        <message>
            <source>Vrij artikel verkopen</source>
            <translation>Sell open items</translation>
        </message>
        <message>
            <source>Prijs wijzigen</source>
            <translation>Change price</translation>
        </message>
        <message>
            <source>Korting op een regel</source>
            <translation>Discount on a line</translation>
        </message>
        <message>
            <source>Korting op de bon</source>
            <translation type="unfinished">Discount on the receipt</translation>
        </message>
        <message>
            <source>Regel verwijderen</source>
            <translation>Remove line</translation>
        </message>
        <message>
            <source>Bon leegmaken</source>
            <translation>Clear receipt</translation>
        </message>
        <message>
            <source>Geparkeerde bon verwijderen</source>
            <translation>Discard held receipt</translation>
        </message>
        <message>
            <source>Betaling terugnemen</source>
            <translation>Take back payment</translation>
        </message>
        <message>
            <source>PIN-betaling zonder antwoord bevestigen</source>
            <translation>Confirm card payment without answer</translation>
        </message>
        <message>
            <source>Lade openen zonder verkoop</source>
            <translation type="unfinished">Open drawer without a sale</translation>
        </message>
        <message>
            <source>Kas in en uit</source>
            <translation>Cash in and out</translation>
        </message>
        <message>
            <source>Bon opnieuw printen</source>
            <translation type="unfinished">Print receipt again</translation>
        </message>
        <message>
            <source>Kassa openen</source>
            <translation type="unfinished">Open till</translation>
        </message>
        <message>
            <source>Kas tellen</source>
            <translation>Count cash</translation>
        </message>
        <message>
            <source>Verwacht kasbedrag zien</source>
            <translation>See expected cash</translation>
        </message>
        <message>
            <source>Dag afsluiten</source>
            <translation type="unfinished">Close day</translation>
        </message>
        <message>
            <source>Dagafsluiting controleren</source>
            <translation>Check day closing</translation>
        </message>
        <message>
            <source>Kassabonnen bekijken</source>
            <translation>View receipts</translation>
        </message>
        <message>
            <source>Rapporten bekijken</source>
            <translation>View reports</translation>
        </message>
        <message>
            <source>Gegevens exporteren</source>
            <translation>Export data</translation>
        </message>
        <message>
            <source>Artikelen bekijken</source>
            <translation>View items</translation>
        </message>
        <message>
            <source>Artikelen wijzigen</source>
            <translation>Edit items</translation>
        </message>
        <message>
            <source>Artikelen importeren</source>
            <translation>Import items</translation>
        </message>
        <message>
            <source>Knoppenindeling wijzigen</source>
            <translation>Edit button layout</translation>
        </message>
        <message>
            <source>Gebruikers en rollen wijzigen</source>
            <translation>Edit users and roles</translation>
        </message>
        <message>
            <source>Instellingen wijzigen</source>
            <translation>Edit settings</translation>
        </message>
        <message>
            <source>Oefenen</source>
            <translation type="unfinished">Practice</translation>
        </message>
        <message>
            <source>Backoffice openen</source>
            <translation>Open back office</translation>
        </message>
    </context>
    <context>
        <name>RolePage</name>
        <message>
            <source>Aan de kassa</source>
            <translation>At the till</translation>
        </message>
        <message>
            <source>Kas en dag</source>
            <translation>Cash and day</translation>
        </message>
        <message>
            <source>Backoffice</source>
            <translation>Back office</translation>
        </message>
        <message>
            <source>Gegevens</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Actief</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Geef alleen rechten die u zelf heeft.</source>
            <translation>Give only rights that you have yourself.</translation>
        </message>
        <message>
            <source>Nieuwe rol</source>
            <translation>New role</translation>
        </message>
        <message>
            <source>Rol '%1' is bewaard. Wie aangemeld is, merkt het bij de volgende aanmelding.</source>
            <translation>Role '%1' is saved. Who is signed in notices it at the next sign-in.</translation>
        </message>
        <message>
            <source>Zoek op naam…</source>
            <translation>Search by name…</translation>
        </message>
    </context>
    <context>
        <name>RowEditor</name>
        <message>
            <source>Toepassen</source>
            <translation>Apply</translation>
        </message>
        <message>
            <source>Regel %1 verbeteren</source>
            <translation>Correct line %1</translation>
        </message>
    </context>
    <context>
        <name>RunPage</name>
        <message>
            <source>Inleesrun</source>
            <translation>Import run</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>SaleController</name>
        <message>
            <source>Meer dan {} tegelijk kan niet. Er is niets veranderd.</source>
            <translation>More than {} at once is not possible. Nothing was changed.</translation>
        </message>
        <message>
            <source>Prijs van {} gewijzigd</source>
            <translation>Price of {} changed</translation>
        </message>
        <message>
            <source>Korting op {}</source>
            <translation>Discount on {}</translation>
        </message>
        <message>
            <source>Korting van {} gehaald</source>
            <translation>Discount taken off {}</translation>
        </message>
        <message>
            <source>Tekst bij {} gewijzigd</source>
            <translation>Text with {} changed</translation>
        </message>
        <message>
            <source>{} verwijderd</source>
            <translation>{} removed</translation>
        </message>
        <message>
            <source>Korting op de bon</source>
            <translation>Discount on the receipt</translation>
        </message>
        <message>
            <source>Korting van de bon gehaald</source>
            <translation>Discount taken off the receipt</translation>
        </message>
        <message>
            <source>Bon gewist</source>
            <translation>Receipt cleared</translation>
        </message>
        <message>
            <source>Bon geparkeerd</source>
            <translation>Receipt on hold</translation>
        </message>
        <message>
            <source>Vorige bon geparkeerd</source>
            <translation>Previous receipt on hold</translation>
        </message>
        <message>
            <source>Geparkeerde bon verwijderd</source>
            <translation>Receipt on hold deleted</translation>
        </message>
    </context>
    <context>
        <name>SaleDesk</name>
        <message>
            <source>Knoppenindeling niet gevonden. Scan een artikel of kies Alle artikelen.</source>
            <translation>Button layout not found. Scan an item or choose All items.</translation>
        </message>
        <message>
            <source>Geparkeerd</source>
            <translation>On hold</translation>
        </message>
        <message>
            <source>Zoek het onbekende artikel of verwijder de regel.</source>
            <translation>Find the unknown item or remove the line.</translation>
        </message>
    </context>
    <context>
        <name>SaleFlows</name>
        <message>
            <source>Aantal voor volgend artikel</source>
            <translation>Quantity for next item</translation>
        </message>
        <message>
            <source>Aantal van {}</source>
            <translation>Quantity of {}</translation>
        </message>
        <message>
            <source>Prijs van {}</source>
            <translation>Price of {}</translation>
        </message>
        <message>
            <source>Reden van de prijswijziging</source>
            <translation>Reason for the price change</translation>
        </message>
        <message>
            <source>Korting op {}</source>
            <translation>Discount on {}</translation>
        </message>
        <message>
            <source>Korting op de bon</source>
            <translation>Discount on the receipt</translation>
        </message>
        <message>
            <source>Tekst bij {}</source>
            <translation>Text with {}</translation>
        </message>
        <message>
            <source>Tekstregel</source>
            <translation>Text line</translation>
        </message>
        <message>
            <source>Ja, op bon</source>
            <translation>Yes, on receipt</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
        </message>
        <message>
            <source>Tekst</source>
            <translation>Text</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Zoeken</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Wissen</source>
            <translation>Clear</translation>
        </message>
    </context>
    <context>
        <name>SecondPersonSheet</name>
        <message>
            <source>Dag controleren</source>
            <translation>Check day</translation>
        </message>
        <message>
            <source>Een tweede persoon kijkt het dagrapport na en tekent met de eigen code.</source>
            <translation>A second person looks at the day report and signs with their own code.</translation>
        </message>
        <message>
            <source>Niemand in dit filiaal mag een dag controleren.</source>
            <translation>Nobody in this branch may check a day.</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>Controleren</source>
            <translation>Check</translation>
        </message>
    </context>
    <context>
        <name>SelectionBar</name>
        <message>
            <source>Selectie wissen</source>
            <translation>Clear selection</translation>
        </message>
        <message>
            <source>%1 geselecteerd</source>
            <translation>%1 selected</translation>
        </message>
    </context>
    <context>
        <name>SettingsForm</name>
        <message>
            <source>Aan</source>
            <translation>On</translation>
        </message>
        <message>
            <source>Testbon</source>
            <translation>Test receipt</translation>
        </message>
        <message>
            <source>Lade openen</source>
            <translation>Open drawer</translation>
        </message>
        <message>
            <source>Logo naar printer</source>
            <translation>Logo to printer</translation>
        </message>
        <message>
            <source>Bezig met proberen…</source>
            <translation>Trying…</translation>
        </message>
        <message>
            <source>Gelukt. Kijk of het apparaat het deed.</source>
            <translation>Done. See whether the device did it.</translation>
        </message>
        <message>
            <source>Het apparaat antwoordt niet.</source>
            <translation>The device does not answer.</translation>
        </message>
        <message>
            <source>Er was niets gewijzigd.</source>
            <translation>Nothing was changed.</translation>
        </message>
        <message>
            <source>Bewaard. De kassa's nemen het binnen twee seconden over.</source>
            <translation>Saved. The tills take it over within two seconds.</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Instellingen</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Onderdeel</source>
            <translation>Part</translation>
        </message>
        <message>
            <source>Bedrijf</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Btw-codes</source>
            <translation>VAT codes</translation>
        </message>
        <message>
            <source>Filiaal %1</source>
            <translation>Branch %1</translation>
        </message>
    </context>
    <context>
        <name>ShiftPane</name>
        <message>
            <source>Controleren</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>Opnieuw printen</source>
            <translation>Print again</translation>
        </message>
        <message>
            <source>Z-rapport %1</source>
            <translation>Z report %1</translation>
        </message>
        <message>
            <source>Kassadienst</source>
            <translation>Session</translation>
        </message>
        <message>
            <source>Geopend door</source>
            <translation>Opened by</translation>
        </message>
        <message>
            <source>Omzet</source>
            <translation>Turnover</translation>
        </message>
        <message>
            <source>Kasverschil</source>
            <translation>Cash difference</translation>
        </message>
        <message>
            <source>Afgesloten door</source>
            <translation>Closed by</translation>
        </message>
        <message>
            <source>Gecontroleerd door</source>
            <translation>Checked by</translation>
        </message>
        <message>
            <source>Deze kassadienst loopt nog. Het Z-rapport komt er bij het afsluiten.</source>
            <translation>This session is still running. The Z report comes at closing.</translation>
        </message>
        <message>
            <source>Dagafsluiting van %1 controleren?</source>
            <translation>Check the day closing of %1?</translation>
        </message>
        <message>
            <source>Uw naam komt als tweede persoon bij deze dagafsluiting te staan. Dat kan niet terug.</source>
            <translation>Your name will stand with this day closing as the second person. That cannot be taken back.</translation>
        </message>
        <message>
            <source>Ja, dagafsluiting controleren</source>
            <translation>Yes, check the day closing</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
        </message>
        <message>
            <source>KOPIE %1 wordt geprint bij de kassa van deze dag.</source>
            <translation>COPY %1 is being printed at the till of this day.</translation>
        </message>
        <message>
            <source>Zoek op Z-nummer, kassa of medewerker…</source>
            <translation>Search by Z number, till or employee…</translation>
        </message>
    </context>
    <context>
        <name>SlipPane</name>
        <message>
            <source>Voorbeeld van de bon</source>
            <translation>Example of the receipt</translation>
        </message>
    </context>
    <context>
        <name>SlipSheet</name>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>TerminalSheet</name>
        <message>
            <source>PIN</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>Toets {amount} in op de automaat.</source>
            <translation>Key in {amount} on the terminal.</translation>
        </message>
        <message>
            <source>Niet betaald</source>
            <translation>Not paid</translation>
        </message>
        <message>
            <source>Betaald</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Volg de terminal</source>
            <translation>Follow the terminal</translation>
        </message>
        <message>
            <source>Even wachten</source>
            <translation>One moment</translation>
        </message>
        <message>
            <source>Opnieuw opvragen</source>
            <translation>Ask again</translation>
        </message>
        <message>
            <source>Controleer de terminal. Is er betaald?</source>
            <translation>Check the terminal. Was it paid?</translation>
        </message>
        <message>
            <source>De terminal gaf geen antwoord. De bon en het bedrag zijn bewaard.</source>
            <translation>The terminal gave no answer. The receipt and the amount are kept.</translation>
        </message>
        <message>
            <source>Nee, opnieuw</source>
            <translation>No, again</translation>
        </message>
        <message>
            <source>Ja, bon van terminal gezien</source>
            <translation>Yes, terminal receipt seen</translation>
        </message>
        <message>
            <source>De betaling is geweigerd. Er is niets betaald.</source>
            <translation>The payment was declined. Nothing was paid.</translation>
        </message>
        <message>
            <source>Andere betaalwijze</source>
            <translation>Other method</translation>
        </message>
        <message>
            <source>Opnieuw</source>
            <translation>Again</translation>
        </message>
    </context>
    <context>
        <name>TextSheet</name>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Overnemen</source>
            <translation>Apply</translation>
        </message>
    </context>
    <context>
        <name>TileArea</name>
        <message>
            <source>Alle artikelen</source>
            <translation>All items</translation>
        </message>
        <message>
            <source>Meer pagina's</source>
            <translation>More pages</translation>
        </message>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Meer</source>
            <translation>More</translation>
        </message>
        <message>
            <source>op</source>
            <translation>out</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Openen</source>
            <translation>Open</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Aantal ×</source>
            <translation>Quantity ×</translation>
        </message>
        <message>
            <source>Aantal voor volgend artikel</source>
            <translation>Quantity for next item</translation>
        </message>
        <message>
            <source>Terug naar kassa</source>
            <translation>Back to till</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Zoek of scan artikel…</source>
            <translation>Search or scan item…</translation>
        </message>
    </context>
    <context>
        <name>TrainingStrip</name>
        <message>
            <source>Oefenen, er wordt niets geboekt</source>
            <translation>Practice, nothing is booked</translation>
        </message>
    </context>
    <context>
        <name>UndoBar</name>
        <message>
            <source>Ongedaan maken</source>
            <translation>Undo</translation>
        </message>
    </context>
    <context>
        <name>UserPage</name>
        <message>
            <source>Gegevens</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Nummer</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Initialen</source>
            <translation>Initials</translation>
        </message>
        <message>
            <source>Leeg: de eerste letters van de naam.</source>
            <translation>Empty: the first letters of the name.</translation>
        </message>
        <message>
            <source>Taal</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Rol</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Actief</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>De pincode is voor de kassa, het wachtwoord voor de backoffice. Leeg laten wijzigt niets.</source>
            <translation>The PIN code is for the till, the password for the back office. Leaving it empty changes nothing.</translation>
        </message>
        <message>
            <source>Aanmelden</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>Nieuwe pincode</source>
            <translation>New PIN code</translation>
        </message>
        <message>
            <source>Nieuw wachtwoord</source>
            <translation>New password</translation>
        </message>
        <message>
            <source>Nieuwe pas</source>
            <translation>New card</translation>
        </message>
        <message>
            <source>Pincode wissen</source>
            <translation>Clear PIN code</translation>
        </message>
        <message>
            <source>Wachtwoord wissen</source>
            <translation>Clear password</translation>
        </message>
        <message>
            <source>Nieuwe gebruiker</source>
            <translation>New user</translation>
        </message>
        <message>
            <source>Ingesteld</source>
            <translation>Set</translation>
        </message>
        <message>
            <source>Niet ingesteld</source>
            <translation>Not set</translation>
        </message>
        <message>
            <source>Niet actief</source>
            <translation>Not active</translation>
        </message>
        <message>
            <source>Typ een nummer van 1 t/m 9999.</source>
            <translation>Type a number from 1 to 9999.</translation>
        </message>
        <message>
            <source>%1 is bewaard.</source>
            <translation>%1 is saved.</translation>
        </message>
        <message>
            <source>Zoek op nummer, naam of rol…</source>
            <translation>Search by number, name or role…</translation>
        </message>
    </context>
    <context>
        <name>VariantsGrid</name>
        <message>
            <source>Prijs</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Voorraad</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>Barcode</source>
            <translation>Barcode</translation>
        </message>
        <message>
            <source>Kleuren toevoegen</source>
            <translation>Add colours</translation>
        </message>
        <message>
            <source>Bijvoorbeeld Zwart, Marine.</source>
            <translation>For example Black, Navy.</translation>
        </message>
        <message>
            <source>Maten toevoegen</source>
            <translation>Add sizes</translation>
        </message>
        <message>
            <source>Bijvoorbeeld S, M of 46-58.</source>
            <translation>For example S, M or 46-58.</translation>
        </message>
        <message>
            <source>Toevoegen</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Nog geen varianten. Voeg kleuren en maten toe.</source>
            <translation>No variants yet. Add colours and sizes.</translation>
        </message>
        <message>
            <source>Kleur \ maat</source>
            <translation>Colour \ size</translation>
        </message>
        <message>
            <source>Kleur %1 verwijderen</source>
            <translation>Remove colour %1</translation>
        </message>
    </context>
    <context>
        <name>VatForm</name>
        <message>
            <source>Btw-codes</source>
            <translation>VAT codes</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>Letter</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Vanaf</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Percentage</source>
            <translation>Percentage</translation>
        </message>
        <message>
            <source>Bonnen en facturen houden het percentage waarmee ze zijn gemaakt.</source>
            <translation>Receipts and invoices keep the percentage they were made with.</translation>
        </message>
        <message>
            <source>Nieuw percentage</source>
            <translation>New percentage</translation>
        </message>
        <message>
            <source>Btw-code</source>
            <translation>VAT code</translation>
        </message>
        <message>
            <source>Bewaard.</source>
            <translation>Saved.</translation>
        </message>
    </context>
    <context>
        <name>ViewsBar</name>
        <message>
            <source>Weergave bewaren</source>
            <translation>Save view</translation>
        </message>
        <message>
            <source>Weergave verwijderen</source>
            <translation>Delete view</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Voor iedereen</source>
            <translation>For everyone</translation>
        </message>
        <message>
            <source>Opslaan</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Typ een naam.</source>
            <translation>Type a name.</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Kies een scherm.</source>
            <translation>Choose a screen.</translation>
        </message>
        <message>
            <source>Deze medewerker heeft geen rechten in de backoffice.</source>
            <translation>This employee has no rights in the back office.</translation>
        </message>
    </context>
</TS>
