<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="nl_NL">
    <context>
        <name>AboutPage</name>
        <message>
            <source>Over Kassa</source>
            <translation>About Kassa</translation>
        </message>
        <message>
            <source>Onderdelen</source>
            <translation>Parts</translation>
        </message>
        <message>
            <source>Tekst van de licentie</source>
            <translation>Text of the licence</translation>
        </message>
        <message>
            <source>De lijst met licenties ontbreekt bij dit programma. Installeer Kassa opnieuw om haar te zien.</source>
            <translation>The list of licences is missing from this program. Install Kassa again to see it.</translation>
        </message>
        <message>
            <source>Kassa is gemaakt met %1 onderdelen van anderen. Kies er een om de licentie te lezen.</source>
            <translation>Kassa is made with %1 parts by others. Choose one to read its licence.</translation>
        </message>
        <message>
            <source>Licentie: %1</source>
            <translation>Licence: %1</translation>
        </message>
    </context>
    <context>
        <name>AccountForm</name>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Testbericht sturen</source>
            <translation>Send test message</translation>
        </message>
        <message>
            <source>Wachtwoord wissen</source>
            <translation>Clear password</translation>
        </message>
        <message>
            <source>Wachtwoord op deze computer</source>
            <translation>Password on this computer</translation>
        </message>
        <message>
            <source>Wachtwoord</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Bewaard %1. Leeg laten: het blijft zoals het is.</source>
            <translation>Kept %1. Leave empty: it stays as it is.</translation>
        </message>
        <message>
            <source>Nog niet ingevuld. Het komt %1, niet in de database en niet in een reservekopie.</source>
            <translation>Not filled in yet. It is kept %1, not in the database and not in a backup.</translation>
        </message>
        <message>
            <source>Bezig met versturen van het testbericht…</source>
            <translation>Sending the test message…</translation>
        </message>
        <message>
            <source>De mailserver heeft het testbericht aangenomen. Kijk of het is aangekomen.</source>
            <translation>The mail server accepted the test message. Check whether it has arrived.</translation>
        </message>
        <message>
            <source>De mailserver antwoordt niet.</source>
            <translation>The mail server does not answer.</translation>
        </message>
    </context>
    <context>
        <name>Adding</name>
        <message>
            <source>Onbekend artikel %1. Er is niets toegevoegd. Scan opnieuw, of zoek met Artikel (F2).</source>
            <translation>Unknown item %1. Nothing was added. Scan again, or search with Item (F2).</translation>
        </message>
    </context>
    <context>
        <name>AddressChip</name>
        <message>
            <source>%1 %2, verwijderen</source>
            <translation>%1 %2, remove</translation>
        </message>
    </context>
    <context>
        <name>AddressSheet</name>
        <message>
            <source>E-mailadres</source>
            <translation>E-mail address</translation>
        </message>
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
        <name>AgedPane</name>
        <message>
            <source>Ouderdom</source>
            <translation>Ageing</translation>
        </message>
        <message>
            <source>Facturen tonen</source>
            <translation>Show invoices</translation>
        </message>
        <message>
            <source>debiteur %1</source>
            <translation>debtor %1</translation>
        </message>
        <message>
            <source>Nog niet vervallen</source>
            <translation>Not due yet</translation>
        </message>
        <message>
            <source>1 t/m 30 dagen te laat</source>
            <translation>1 to 30 days late</translation>
        </message>
        <message>
            <source>31 t/m 60 dagen te laat</source>
            <translation>31 to 60 days late</translation>
        </message>
        <message>
            <source>61 t/m 90 dagen te laat</source>
            <translation>61 to 90 days late</translation>
        </message>
        <message>
            <source>Meer dan 90 dagen te laat</source>
            <translation>More than 90 days late</translation>
        </message>
        <message>
            <source>Te verrekenen creditfacturen</source>
            <translation>Credit notes to settle</translation>
        </message>
        <message>
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>Er staat niets open.</source>
            <translation>Nothing is outstanding.</translation>
        </message>
        <message>
            <source>Zoek op debiteur of bedrag…</source>
            <translation>Search by debtor or amount…</translation>
        </message>
    </context>
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
        <name>ArticleDialog</name>
        <message>
            <source>Artikelen kiezen</source>
            <translation>Choose items</translation>
        </message>
        <message>
            <source>Artikel kiezen</source>
            <translation>Choose item</translation>
        </message>
        <message>
            <source>Zoek op nummer, naam of barcode…</source>
            <translation>Search by number, name or barcode…</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Typ een nummer, of een deel van de naam.</source>
            <translation>Type a number, or part of the name.</translation>
        </message>
        <message>
            <source>Geen artikel met '%1'.</source>
            <translation>No item with '%1'.</translation>
        </message>
        <message>
            <source>%1 gevonden</source>
            <translation>%1 found</translation>
        </message>
        <message>
            <source>Toevoegen</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>1 artikel, %2 stuks</source>
            <translation>1 item, %2 pieces</translation>
        </message>
        <message>
            <source>%1 artikelen, %2 stuks</source>
            <translation>%1 items, %2 pieces</translation>
        </message>
        <message>
            <source>Typ het aantal op een regel; Enter gaat naar de volgende.</source>
            <translation>Type the quantity on a line; Enter goes to the next.</translation>
        </message>
        <message>
            <source>%1 stuks toevoegen</source>
            <translation>Add %1 pieces</translation>
        </message>
        <message>
            <source>%1 is geblokkeerd: %2</source>
            <translation>%1 is blocked: %2</translation>
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
            <source>Etiketten</source>
            <translation>Labels</translation>
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
            <source>Etiketten</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>Zoek op nummer, naam of barcode…</source>
            <translation>Search by number, name or barcode…</translation>
        </message>
    </context>
    <context>
        <name>AttachmentCard</name>
        <message>
            <source>%1 bekijken</source>
            <translation>View %1</translation>
        </message>
        <message>
            <source>%1 verwijderen</source>
            <translation>Remove %1</translation>
        </message>
    </context>
    <context>
        <name>AttachmentsBar</name>
        <message>
            <source>Bijlage</source>
            <translation>Attachment</translation>
        </message>
        <message>
            <source>hoort bij sjabloon</source>
            <translation>part of template</translation>
        </message>
        <message>
            <source>toegevoegd</source>
            <translation>added</translation>
        </message>
        <message>
            <source>nog niet bewaard</source>
            <translation>not saved yet</translation>
        </message>
        <message>
            <source>Documenten</source>
            <translation>Documents</translation>
        </message>
    </context>
    <context>
        <name>BackupForm</name>
        <message>
            <source>Nu een reservekopie maken</source>
            <translation>Make a backup now</translation>
        </message>
        <message>
            <source>Herstelcode</source>
            <translation>Recovery code</translation>
        </message>
        <message>
            <source>Reservekopieën zijn versleuteld. Op deze computer gaan ze vanzelf open; op een andere alleen met deze code. Schrijf haar op en bewaar het papier buiten de winkel.</source>
            <translation>Backups are encrypted. On this computer they open by themselves; on another one only with this code. Write it down and keep the paper outside the shop.</translation>
        </message>
        <message>
            <source>Reservekopieën</source>
            <translation>Backups</translation>
        </message>
        <message>
            <source>Reservekopie terugzetten</source>
            <translation>Restore a backup</translation>
        </message>
        <message>
            <source>Terugzetten…</source>
            <translation>Restore…</translation>
        </message>
        <message>
            <source>Nu maken</source>
            <translation>Make now</translation>
        </message>
        <message>
            <source>Code tonen</source>
            <translation>Show code</translation>
        </message>
        <message>
            <source>Ik heb de code opgeschreven</source>
            <translation>I wrote the code down</translation>
        </message>
        <message>
            <source>Bewaard blijven: 14 dagen, van 12 maanden de laatste en van 7 jaren de laatste. Elke reservekopie is bij het maken ter controle teruggezet en vergeleken met de winkel.</source>
            <translation>Kept are 14 days, the last one of 12 months and the last one of 7 years. When it was made, each backup was restored as a check and compared with the shop.</translation>
        </message>
        <message>
            <source>Reservekopieën in de map</source>
            <translation>Backups in the folder</translation>
        </message>
        <message>
            <source>Gemaakt</source>
            <translation>Made</translation>
        </message>
        <message>
            <source>Bestand</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Grootte</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Tweede map</source>
            <translation>Second folder</translation>
        </message>
        <message>
            <source>Er is nog geen reservekopie.</source>
            <translation>There is no backup yet.</translation>
        </message>
        <message>
            <source>Laatste reservekopie: %1 om %2.</source>
            <translation>Last backup: %1 at %2.</translation>
        </message>
        <message>
            <source>Dat is te lang geleden.</source>
            <translation>That is too long ago.</translation>
        </message>
        <message>
            <source>In de map %1.</source>
            <translation>In the folder %1.</translation>
        </message>
        <message>
            <source>Kopieën gaan ook naar %1.</source>
            <translation>Copies also go to %1.</translation>
        </message>
        <message>
            <source>%1 MB</source>
            <translation>%1 MB</translation>
        </message>
        <message>
            <source>ook daar</source>
            <translation>there too</translation>
        </message>
        <message>
            <source>De code wordt gemaakt bij de eerste reservekopie.</source>
            <translation>The code is made with the first backup.</translation>
        </message>
        <message>
            <source>De code die begint met %1 staat op papier.</source>
            <translation>The code that begins with %1 is on paper.</translation>
        </message>
        <message>
            <source>De code die begint met %1 staat nog niet op papier.</source>
            <translation>The code that begins with %1 is not on paper yet.</translation>
        </message>
        <message>
            <source>De reservekopie wordt gemaakt en gecontroleerd…</source>
            <translation>The backup is being made and checked…</translation>
        </message>
        <message>
            <source>Gemaakt, teruggezet ter controle en gelijk bevonden: %1</source>
            <translation>Made, restored as a check and found equal: %1</translation>
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
        <name>CalendarSheet</name>
        <message>
            <source>Vorige maand</source>
            <translation>Previous month</translation>
        </message>
        <message>
            <source>Volgende maand</source>
            <translation>Next month</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>CancelOrderDialog</name>
        <message>
            <source>Order %1 annuleren?</source>
            <translation>Cancel order %1?</translation>
        </message>
        <message>
            <source>Terugbetalen met</source>
            <translation>Refund by</translation>
        </message>
        <message>
            <source>Nee, order behouden</source>
            <translation>No, keep order</translation>
        </message>
        <message>
            <source>Ja, order annuleren</source>
            <translation>Yes, cancel order</translation>
        </message>
        <message>
            <source>Als tegoed van de klant bewaren</source>
            <translation>Keep as credit of the customer</translation>
        </message>
        <message>
            <source>Terugbetalen</source>
            <translation>Refund</translation>
        </message>
        <message>
            <source>Laten staan op de order</source>
            <translation>Leave on the order</translation>
        </message>
        <message>
            <source>De reservering vervalt.</source>
            <translation>The reservation lapses.</translation>
        </message>
        <message>
            <source>Een aanbetaling van %1 blijft als tegoed staan.</source>
            <translation>A deposit of %1 stays as credit of the customer.</translation>
        </message>
        <message>
            <source>Een aanbetaling van %1 wordt terugbetaald.</source>
            <translation>A deposit of %1 is refunded.</translation>
        </message>
        <message>
            <source>Een aanbetaling van %1 blijft op de order staan.</source>
            <translation>A deposit of %1 stays on the order.</translation>
        </message>
    </context>
    <context>
        <name>CardMenu</name>
        <message>
            <source>Op de bon openen</source>
            <translation>Open on the receipt</translation>
        </message>
        <message>
            <source>Zet op klaar</source>
            <translation>Mark as ready</translation>
        </message>
        <message>
            <source>Zet op in behandeling</source>
            <translation>Mark as in progress</translation>
        </message>
        <message>
            <source>Afdrukken pakbon</source>
            <translation>Print picking slip</translation>
        </message>
        <message>
            <source>Mail 'staat klaar'</source>
            <translation>E-mail 'is ready'</translation>
        </message>
        <message>
            <source>Bijlage {} openen</source>
            <translation>Open attachment {}</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>CardPanel</name>
        <message>
            <source>Saldo van de cadeaubon</source>
            <translation>Balance of the gift card</translation>
        </message>
        <message>
            <source>Nieuwe kaart, nog niet verkocht.</source>
            <translation>New card, not sold yet.</translation>
        </message>
        <message>
            <source>Saldo, na wat er op deze bon mee is betaald</source>
            <translation>Balance, after what it paid on this receipt</translation>
        </message>
        <message>
            <source>bon {}</source>
            <translation>receipt {}</translation>
        </message>
    </context>
    <context>
        <name>CardTab</name>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Contactpersoon</source>
            <translation>Contact person</translation>
        </message>
        <message>
            <source>Bedrijf</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Adres</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Afleveradres</source>
            <translation>Delivery address</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>Adressen</source>
            <translation>Addresses</translation>
        </message>
        <message>
            <source>Afspraken</source>
            <translation>Terms</translation>
        </message>
        <message>
            <source>Gegevens</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Betaaltermijn</source>
            <translation>Payment term</translation>
        </message>
        <message>
            <source>{} dagen</source>
            <translation>{} days</translation>
        </message>
        <message>
            <source>standaard</source>
            <translation>standard</translation>
        </message>
        <message>
            <source>Prijslijst</source>
            <translation>Price list</translation>
        </message>
        <message>
            <source>geen</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Klantkorting</source>
            <translation>Customer discount</translation>
        </message>
        <message>
            <source>Kredietlimiet</source>
            <translation>Credit limit</translation>
        </message>
        <message>
            <source>Verzendmethode</source>
            <translation>Sending method</translation>
        </message>
        <message>
            <source>Taal van documenten</source>
            <translation>Language of documents</translation>
        </message>
        <message>
            <source>Geen verzending</source>
            <translation>No sending</translation>
        </message>
        <message>
            <source>Verzending per post</source>
            <translation>By post</translation>
        </message>
        <message>
            <source>Verzending via e-mail</source>
            <translation>By e-mail</translation>
        </message>
        <message>
            <source>Nederlands</source>
            <translation>Dutch</translation>
        </message>
        <message>
            <source>Engels</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Nog niet gevraagd</source>
            <translation>Not asked yet</translation>
        </message>
        <message>
            <source>Gegeven op {}</source>
            <translation>Given on {}</translation>
        </message>
        <message>
            <source>Ingetrokken op {}</source>
            <translation>Withdrawn on {}</translation>
        </message>
        <message>
            <source>Debiteurnummer</source>
            <translation>Debtor number</translation>
        </message>
        <message>
            <source>Btw-nummer</source>
            <translation>VAT number</translation>
        </message>
        <message>
            <source>KvK-nummer</source>
            <translation>Company registration number</translation>
        </message>
        <message>
            <source>Toestemming</source>
            <translation>Consent</translation>
        </message>
        <message>
            <source>Personen</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Samengevoegd met</source>
            <translation>Merged with</translation>
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
        <name>Cashup</name>
        <message>
            <source>biljetten</source>
            <translation>notes</translation>
        </message>
        <message>
            <source>munten</source>
            <translation>coins</translation>
        </message>
        <message>
            <source>Aantal {kind} van {piece}</source>
            <translation>Number of {kind} of {piece}</translation>
        </message>
        <message>
            <source>{name}: minder</source>
            <translation>{name}: fewer</translation>
        </message>
        <message>
            <source>{name}: meer</source>
            <translation>{name}: more</translation>
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
            <source>De terminal gaf geen dagtotaal. Leg zijn eigen dagtotaal naast het bedrag van PIN.</source>
            <translation>The terminal gave no day total. Compare its own day total with the amount for card.</translation>
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
        <name>ChoiceModel</name>
        <message>
            <source>Persoon</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Bedrijf</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Krediet op</source>
            <translation>Credit used up</translation>
        </message>
        <message>
            <source>openstaand {}</source>
            <translation>outstanding {}</translation>
        </message>
        <message>
            <source>waarvan {} vervallen</source>
            <translation>of which {} overdue</translation>
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
        <name>Confirming</name>
        <message>
            <source>Factuur bevestigen?</source>
            <translation>Confirm invoice?</translation>
        </message>
        <message>
            <source>Ze krijgt een nummer en kan daarna niet meer worden gewijzigd.</source>
            <translation>It gets a number and cannot be changed after that.</translation>
        </message>
        <message>
            <source>Ja, factuur bevestigen</source>
            <translation>Yes, confirm invoice</translation>
        </message>
        <message>
            <source>Order %1 wijzigen?</source>
            <translation>Change order %1?</translation>
        </message>
        <message>
            <source>Ja, order wijzigen</source>
            <translation>Yes, change order</translation>
        </message>
        <message>
            <source>Toch bevestigen?</source>
            <translation>Confirm anyway?</translation>
        </message>
        <message>
            <source>Ja, toch bevestigen</source>
            <translation>Yes, confirm anyway</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
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
            <source>{name}: de terminal nam {amount} meer dan er is geboekt.</source>
            <translation>{name}: the terminal took {amount} more than was booked.</translation>
        </message>
        <message>
            <source>{name}: de terminal nam {amount} minder dan er is geboekt.</source>
            <translation>{name}: the terminal took {amount} less than was booked.</translation>
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
        <name>CopyDialog</name>
        <message>
            <source>De regels komen onderaan: artikelen, teksten, prijzen en kortingen. Nummer en betalingen niet.</source>
            <translation>The lines are added at the bottom: items, texts, prices and discounts. Number and payments are not.</translation>
        </message>
        <message>
            <source>Kopiëren van</source>
            <translation>Copy from</translation>
        </message>
        <message>
            <source>Zoek op nummer, debiteur of betreft…</source>
            <translation>Search by number, debtor or subject…</translation>
        </message>
        <message>
            <source>Alle</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Orders</translation>
        </message>
        <message>
            <source>Facturen</source>
            <translation>Invoices</translation>
        </message>
        <message>
            <source>Pakbonnen</source>
            <translation>Delivery notes</translation>
        </message>
        <message>
            <source>Gevonden documenten</source>
            <translation>Documents found</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Regels overnemen</source>
            <translation>Copy lines</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Nummer</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Datum</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Debiteur</source>
            <translation>Debtor</translation>
        </message>
        <message>
            <source>Betreft</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Totaal</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Geen documenten gevonden.</source>
            <translation>No documents found.</translation>
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
        <name>CounterFlows</name>
        <message>
            <source>Pakbon {} is al gefactureerd.</source>
            <translation>Delivery note {} has been invoiced already.</translation>
        </message>
        <message>
            <source>{} kan hier niet worden gescand.</source>
            <translation>{} cannot be scanned here.</translation>
        </message>
    </context>
    <context>
        <name>CreditDialog</name>
        <message>
            <source>Een definitieve factuur verdwijnt niet: ze wordt gecrediteerd. Dit gebeurt er:</source>
            <translation>A final invoice does not disappear: it is credited. This happens:</translation>
        </message>
        <message>
            <source>Zet de regels in een nieuwe conceptfactuur</source>
            <translation>Put the lines in a new draft invoice</translation>
        </message>
        <message>
            <source>Nee, factuur behouden</source>
            <translation>No, keep invoice</translation>
        </message>
        <message>
            <source>Ja, factuur crediteren</source>
            <translation>Yes, credit invoice</translation>
        </message>
    </context>
    <context>
        <name>CustomerBar</name>
        <message>
            <source>Deb. {}</source>
            <translation>Cust. {}</translation>
        </message>
        <message>
            <source>Klant {}, debiteur {}</source>
            <translation>Customer {}, debtor {}</translation>
        </message>
        <message>
            <source>Openstaand {}</source>
            <translation>Outstanding {}</translation>
        </message>
        <message>
            <source>{}, waarvan {} vervallen</source>
            <translation>{}, of which {} overdue</translation>
        </message>
        <message>
            <source>Klantkorting {}</source>
            <translation>Customer discount {}</translation>
        </message>
        <message>
            <source>Klant wijzigen</source>
            <translation>Change customer</translation>
        </message>
        <message>
            <source>Klant van bon verwijderen</source>
            <translation>Remove customer from receipt</translation>
        </message>
        <message>
            <source>Kies Klant</source>
            <translation>Select customer</translation>
        </message>
    </context>
    <context>
        <name>CustomerDisplays</name>
        <message>
            <source>Niet gebruiken</source>
            <translation>Do not use</translation>
        </message>
        <message>
            <source>Automatisch</source>
            <translation>Automatic</translation>
        </message>
        <message>
            <source>Scherm {}</source>
            <translation>Screen {}</translation>
        </message>
        <message>
            <source>Er is één scherm. Sluit een tweede aan; de kassa vindt het vanzelf.</source>
            <translation>There is one screen. Connect a second one; the till finds it by itself.</translation>
        </message>
        <message>
            <source>Klantendisplay</source>
            <translation>Customer display</translation>
        </message>
    </context>
    <context>
        <name>CustomerFields</name>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Bedrijf</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>Postcode</translation>
        </message>
        <message>
            <source>Huisnr.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Straat en plaats</source>
            <translation>Street and town</translation>
        </message>
        <message>
            <source>Naam, verplicht</source>
            <translation>Name, required</translation>
        </message>
        <message>
            <source>Niet ingevuld</source>
            <translation>Not filled in</translation>
        </message>
        <message>
            <source>Straat, plaats</source>
            <translation>Street, town</translation>
        </message>
    </context>
    <context>
        <name>CustomerFile</name>
        <message>
            <source>Betaald</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>tegoed</source>
            <translation>credit</translation>
        </message>
        <message>
            <source>Te laat</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Klaar</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>In behandeling</source>
            <translation>In progress</translation>
        </message>
        <message>
            <source>Nieuw</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Niet betaald</source>
            <translation>Not paid</translation>
        </message>
        <message>
            <source>Aanbetaald</source>
            <translation>Deposit paid</translation>
        </message>
        <message>
            <source>Volledig betaald</source>
            <translation>Fully paid</translation>
        </message>
        <message>
            <source>Afhalen</source>
            <translation>Pick up</translation>
        </message>
        <message>
            <source>Bezorgen</source>
            <translation>Deliver</translation>
        </message>
        <message>
            <source>min {}</source>
            <translation>minus {}</translation>
        </message>
    </context>
    <context>
        <name>CustomerFileFlow</name>
        <message>
            <source>Klantenbeheer</source>
            <translation>Customers</translation>
        </message>
    </context>
    <context>
        <name>CustomerFileScreen</name>
        <message>
            <source>stand {}</source>
            <translation>as of {}</translation>
        </message>
    </context>
    <context>
        <name>CustomerPage</name>
        <message>
            <source>Nieuwe relatie</source>
            <translation>New relation</translation>
        </message>
        <message>
            <source>Gegevens</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Persoon</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Bedrijf</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Debiteurnummer</source>
            <translation>Debtor number</translation>
        </message>
        <message>
            <source>Leeg: het volgende nummer.</source>
            <translation>Empty: the next number.</translation>
        </message>
        <message>
            <source>Bedrijfsnaam</source>
            <translation>Company name</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Gekoppeld bedrijf</source>
            <translation>Linked company</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Nederlands</source>
            <translation>Dutch</translation>
        </message>
        <message>
            <source>Engels</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Taal van documenten</source>
            <translation>Language of documents</translation>
        </message>
        <message>
            <source>Adres</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Straat en huisnummer</source>
            <translation>Street and house number</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>Postcode</translation>
        </message>
        <message>
            <source>Plaats</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>Twee letters, zoals NL of BE.</source>
            <translation>Two letters, such as NL or BE.</translation>
        </message>
        <message>
            <source>Afleveradres toevoegen</source>
            <translation>Add delivery address</translation>
        </message>
        <message>
            <source>Afleveradres weggehaald</source>
            <translation>Delivery address removed</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Contact details</source>
            <translation>Contact details</translation>
        </message>
        <message>
            <source>Mobiel</source>
            <translation>Mobile</translation>
        </message>
        <message>
            <source>Website</source>
            <translation>Website</translation>
        </message>
        <message>
            <source>Anders</source>
            <translation>Other</translation>
        </message>
        <message>
            <source>Gegeven</source>
            <translation>Detail</translation>
        </message>
        <message>
            <source>Factuur</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Contactgegeven toevoegen</source>
            <translation>Add contact detail</translation>
        </message>
        <message>
            <source>Contactgegeven weggehaald</source>
            <translation>Contact detail removed</translation>
        </message>
        <message>
            <source>Financieel</source>
            <translation>Financial</translation>
        </message>
        <message>
            <source>Personen bij dit bedrijf</source>
            <translation>People at this company</translation>
        </message>
        <message>
            <source>AVG</source>
            <translation>GDPR</translation>
        </message>
        <message>
            <source>Notities</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Notitie voor collega's</source>
            <translation>Note for colleagues</translation>
        </message>
        <message>
            <source>Staat zonder koppeling als '%1' bij deze relatie.</source>
            <translation>Kept with this relation as '%1', without a link.</translation>
        </message>
        <message>
            <source>openstaand %1</source>
            <translation>outstanding %1</translation>
        </message>
        <message>
            <source>Samengevoegd</source>
            <translation>Merged</translation>
        </message>
        <message>
            <source>Gewist</source>
            <translation>Erased</translation>
        </message>
        <message>
            <source>Contactpersoon</source>
            <translation>Contact person</translation>
        </message>
        <message>
            <source>%1 (%2) is bewaard.</source>
            <translation>%1 (%2) is saved.</translation>
        </message>
        <message>
            <source>De gegevens van %1 zijn gewist.</source>
            <translation>The data of %1 has been erased.</translation>
        </message>
    </context>
    <context>
        <name>Customers</name>
        <message>
            <source>Relaties inlezen</source>
            <translation>Read in relations</translation>
        </message>
        <message>
            <source>Samenvoegen</source>
            <translation>Merge</translation>
        </message>
        <message>
            <source>Zoek op nummer, naam, plaats, telefoon of e-mail…</source>
            <translation>Search by number, name, town, phone or e-mail…</translation>
        </message>
        <message>
            <source>Kies precies twee relaties.</source>
            <translation>Choose exactly two relations.</translation>
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
            <source>Retour</source>
            <translation>Return</translation>
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
            <translation>Try again</translation>
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
        <name>DefinitiveDialog</name>
        <message>
            <source>Factuur actie - Maak definitief</source>
            <translation>Invoice action - Make final</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Bevestig</source>
            <translation>Confirm</translation>
        </message>
        <message>
            <source>Los eerst op wat rood is.</source>
            <translation>Solve what is red first.</translation>
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
        <name>DetailLinks</name>
        <message>
            <source>en nog %1</source>
            <translation>and %1 more</translation>
        </message>
    </context>
    <context>
        <name>DetailRows</name>
        <message>
            <source>Regel weghalen</source>
            <translation>Remove line</translation>
        </message>
    </context>
    <context>
        <name>DeviceCard</name>
        <message>
            <source>Zoeken</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Wijzigen</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Testen</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Kiezen</source>
            <translation>Choose</translation>
        </message>
        <message>
            <source>Kies {}</source>
            <translation>Choose {}</translation>
        </message>
        <message>
            <source>Kies dit adres</source>
            <translation>Choose this address</translation>
        </message>
        <message>
            <source>Niets wijzigen</source>
            <translation>Change nothing</translation>
        </message>
    </context>
    <context>
        <name>Devices</name>
        <message>
            <source>PIN-terminal: {}</source>
            <translation>Card terminal: {}</translation>
        </message>
        <message>
            <source>Printer: {}</source>
            <translation>Printer: {}</translation>
        </message>
        <message>
            <source>Scanner: verbonden</source>
            <translation>Scanner: connected</translation>
        </message>
        <message>
            <source>Scanner: niet verbonden</source>
            <translation>Scanner: not connected</translation>
        </message>
        <message>
            <source>Klantendisplay: antwoordt niet</source>
            <translation>Customer display: no answer</translation>
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
            <source>Reservekopie: te oud</source>
            <translation>Backup: too old</translation>
        </message>
        <message>
            <source>Reservekopie: niet gelukt</source>
            <translation>Backup: failed</translation>
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
        <name>DevicesPage</name>
        <message>
            <source>Bezig met zoeken op deze computer…</source>
            <translation>Searching this computer…</translation>
        </message>
        <message>
            <source>Vul eerst een adres in.</source>
            <translation>Fill in an address first.</translation>
        </message>
        <message>
            <source>Gekozen. De kassa gebruikt het vanaf nu; probeer het meteen.</source>
            <translation>Chosen. The till uses it from now on; try it right away.</translation>
        </message>
        <message>
            <source>Bezig met proberen…</source>
            <translation>Trying…</translation>
        </message>
        <message>
            <source>Alles in orde?</source>
            <translation>All well?</translation>
        </message>
        <message>
            <source>'Zoeken' zoekt op deze computer. Kies alleen wat aan de kassa zelf vastzit.</source>
            <translation>'Search' searches this computer. Choose only what is attached to the till itself.</translation>
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
            <source>Instellen en testen</source>
            <translation>Set up and test</translation>
        </message>
        <message>
            <source>Alles in orde?</source>
            <translation>All well?</translation>
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
        <name>DocumentEditor</name>
        <message>
            <source>Concept</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Nummer volgt bij bevestigen</source>
            <translation>Number follows on confirming</translation>
        </message>
        <message>
            <source>Verwijderen</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Afdrukken</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Verwerpen</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Dit zijn wijzigingen die nog niet zijn bevestigd.</source>
            <translation>These are changes that have not been confirmed yet.</translation>
        </message>
        <message>
            <source>Wordt gewijzigd</source>
            <translation>Being changed</translation>
        </message>
        <message>
            <source>Wijzigingen gelden na Verkooporder bevestigen</source>
            <translation>Changes apply after Confirm order</translation>
        </message>
        <message>
            <source>%1 regels · %2 stuks</source>
            <translation>%1 lines · %2 pieces</translation>
        </message>
        <message>
            <source>1 regel · %2 stuks</source>
            <translation>1 line · %2 pieces</translation>
        </message>
        <message>
            <source>Bewaard om %1 · nummer volgt bij bevestigen</source>
            <translation>Saved at %1 · number follows on confirming</translation>
        </message>
        <message>
            <source>Bewaard om %1 · geldt na Verkooporder bevestigen</source>
            <translation>Saved at %1 · applies after Confirm order</translation>
        </message>
        <message>
            <source>Regel %1, %2: </source>
            <translation>Line %1, %2: </translation>
        </message>
        <message>
            <source>Naar de regel</source>
            <translation>Go to line</translation>
        </message>
        <message>
            <source>Opnieuw laden</source>
            <translation>Reload</translation>
        </message>
        <message>
            <source>%1 is niet toegevoegd: sluit eerst het venster.</source>
            <translation>%1 was not added: close the window first.</translation>
        </message>
        <message>
            <source>Kopiëren van %1?</source>
            <translation>Copy from %1?</translation>
        </message>
        <message>
            <source>Regels overnemen</source>
            <translation>Copy lines</translation>
        </message>
        <message>
            <source>Nee</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Nog niet bevestigd. Dit ontbreekt of klopt niet:</source>
            <translation>Not confirmed yet. This is missing or not right:</translation>
        </message>
        <message>
            <source>Let op:</source>
            <translation>Note:</translation>
        </message>
        <message>
            <source>%1 heeft dit document open</source>
            <translation>%1 has this document open</translation>
        </message>
        <message>
            <source>Alleen lezen</source>
            <translation>Read only</translation>
        </message>
        <message>
            <source>Overnemen</source>
            <translation>Take over</translation>
        </message>
        <message>
            <source>Er is nog niets om af te drukken. Kies een debiteur of voeg een artikel toe.</source>
            <translation>There is nothing to print yet. Choose a debtor or add an item.</translation>
        </message>
        <message>
            <source>Nieuwe verkooporder</source>
            <translation>New order</translation>
        </message>
        <message>
            <source>Nieuwe pakbon</source>
            <translation>New delivery note</translation>
        </message>
        <message>
            <source>Nieuwe verkoopfactuur</source>
            <translation>New invoice</translation>
        </message>
        <message>
            <source>Nieuwe creditfactuur</source>
            <translation>New credit note</translation>
        </message>
        <message>
            <source>Verkooporder bevestigen</source>
            <translation>Confirm order</translation>
        </message>
        <message>
            <source>Pakbon aanmaken</source>
            <translation>Create delivery note</translation>
        </message>
        <message>
            <source>Verkoopfactuur bevestigen</source>
            <translation>Confirm invoice</translation>
        </message>
    </context>
    <context>
        <name>DocumentPage</name>
        <message>
            <source>Financieel</source>
            <translation>Financial</translation>
        </message>
        <message>
            <source>Documenten</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Regels</source>
            <translation>Lines</translation>
        </message>
        <message>
            <source>Gegevens</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>debiteur %1</source>
            <translation>debtor %1</translation>
        </message>
        <message>
            <source>Concept: nog geen nummer, alles kan nog veranderen.</source>
            <translation>Draft: no number yet, everything can still change.</translation>
        </message>
        <message>
            <source>Staat op factuur %1.</source>
            <translation>Is on invoice %1.</translation>
        </message>
        <message>
            <source>Definitief. Staat bij 'Te printen en posten'.</source>
            <translation>Final. Listed under 'To print and post'.</translation>
        </message>
        <message>
            <source>Definitief sinds %1.</source>
            <translation>Final since %1.</translation>
        </message>
        <message>
            <source>Bevestigd op %1.</source>
            <translation>Confirmed on %1.</translation>
        </message>
    </context>
    <context>
        <name>DocumentPane</name>
        <message>
            <source>Financieel</source>
            <translation>Financial</translation>
        </message>
        <message>
            <source>Documenten</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>debiteur %1</source>
            <translation>debtor %1</translation>
        </message>
        <message>
            <source>Eerste pagina van het document</source>
            <translation>First page of the document</translation>
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
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Betalingen</source>
            <translation>Payments</translation>
        </message>
        <message>
            <source>Historie</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Versies</source>
            <translation>Versions</translation>
        </message>
        <message>
            <source>Notities</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Terugdraaien</source>
            <translation>Reverse</translation>
        </message>
        <message>
            <source>Nieuwe notitie</source>
            <translation>New note</translation>
        </message>
        <message>
            <source>Notitie toevoegen</source>
            <translation>Add note</translation>
        </message>
        <message>
            <source>Kies een betaling in de lijst.</source>
            <translation>Choose a payment in the list.</translation>
        </message>
        <message>
            <source>Er is geen betaling gekozen.</source>
            <translation>No payment has been chosen.</translation>
        </message>
        <message>
            <source>Deze betaling is al teruggedraaid of is zelf een tegenboeking.</source>
            <translation>This payment has been reversed already or is itself a reversal.</translation>
        </message>
        <message>
            <source>Typ een notitie.</source>
            <translation>Type a note.</translation>
        </message>
    </context>
    <context>
        <name>DoneFlow</name>
        <message>
            <source>Kopie {} wordt geprint</source>
            <translation>Copy {} is being printed</translation>
        </message>
        <message>
            <source>Wordt geprint</source>
            <translation>Printing</translation>
        </message>
        <message>
            <source>Factuur {} gemaakt</source>
            <translation>Invoice {} created</translation>
        </message>
        <message>
            <source>Creditfactuur {} gemaakt</source>
            <translation>Credit note {} created</translation>
        </message>
        <message>
            <source>Order {} geplaatst</source>
            <translation>Order {} placed</translation>
        </message>
        <message>
            <source>Pakbon {} gemaakt</source>
            <translation>Delivery note {} created</translation>
        </message>
        <message>
            <source>Mailen naar</source>
            <translation>Mail to</translation>
        </message>
        <message>
            <source>Het adres wordt bij de klant bewaard.</source>
            <translation>The address is kept with the customer.</translation>
        </message>
        <message>
            <source>E-mail naar {} wacht. {}</source>
            <translation>The e-mail to {} is waiting. {}</translation>
        </message>
        <message>
            <source>Wordt gemaild naar {}</source>
            <translation>Being mailed to {}</translation>
        </message>
        <message>
            <source>De PDF is geopend</source>
            <translation>The PDF was opened</translation>
        </message>
    </context>
    <context>
        <name>DoneStrip</name>
        <message>
            <source>Afdrukken</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Mailen</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Melding sluiten</source>
            <translation>Close message</translation>
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
        <name>EditCustomerSheet</name>
        <message>
            <source>Bedrijf</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Contactpersoon</source>
            <translation>Contact person</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Straat en huisnummer</source>
            <translation>Street and house number</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>Postcode</translation>
        </message>
        <message>
            <source>Plaats</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Opslaan</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Intussen gewijzigd in “{}”.</source>
            <translation>Changed to “{}” in the meantime.</translation>
        </message>
        <message>
            <source>Een ander heeft deze klant intussen gewijzigd. Kijk het na en sla nogmaals op.</source>
            <translation>Somebody else changed this customer in the meantime. Check it and save again.</translation>
        </message>
    </context>
    <context>
        <name>Endings</name>
        <message>
            <source>Kies een klant om een factuur te maken</source>
            <translation>Select a customer to create an invoice</translation>
        </message>
        <message>
            <source>Kies een klant om later te factureren</source>
            <translation>Select a customer to invoice later</translation>
        </message>
        <message>
            <source>{name} heeft nog {left} krediet. Een factuur of pakbon van dit bedrag vraagt toestemming.</source>
            <translation>{name} has {left} credit left. An invoice or delivery note of this amount asks for permission.</translation>
        </message>
        <message>
            <source>Factuur maken voor {name}, {amount}?</source>
            <translation>Create an invoice for {name}, {amount}?</translation>
        </message>
        <message>
            <source>Een factuur kan daarna niet meer worden gewijzigd.</source>
            <translation>An invoice cannot be changed after that.</translation>
        </message>
        <message>
            <source>Maak factuur</source>
            <translation>Create invoice</translation>
        </message>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
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
            <translation>The export stopped. No file was made. Try again.</translation>
        </message>
        <message>
            <source>De export kon niet starten. Probeer opnieuw.</source>
            <translation>The export could not start. Try again.</translation>
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
        <name>ExtraFields</name>
        <message>
            <source>Documenten</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Bijlage</source>
            <translation>Attachment</translation>
        </message>
        <message>
            <source>Kies bestand</source>
            <translation>Choose file</translation>
        </message>
        <message>
            <source>Referentie</source>
            <translation>Reference</translation>
        </message>
        <message>
            <source>Verkoper</source>
            <translation>Salesperson</translation>
        </message>
        <message>
            <source>Opmerking op de order</source>
            <translation>Note on the order</translation>
        </message>
        <message>
            <source>Interne notitie</source>
            <translation>Internal note</translation>
        </message>
        <message>
            <source>Bijlage verwijderen</source>
            <translation>Remove attachment</translation>
        </message>
        <message>
            <source>Contactvoorkeur</source>
            <translation>Contact preference</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Sms</source>
            <translation>Text message</translation>
        </message>
    </context>
    <context>
        <name>FactsCard</name>
        <message>
            <source>Debiteur {}</source>
            <translation>Debtor {}</translation>
        </message>
        <message>
            <source>Klantkorting {}</source>
            <translation>Customer discount {}</translation>
        </message>
        <message>
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>Waarvan vervallen</source>
            <translation>Of which overdue</translation>
        </message>
        <message>
            <source>Kredietruimte</source>
            <translation>Credit left</translation>
        </message>
        <message>
            <source>geen limiet</source>
            <translation>no limit</translation>
        </message>
        <message>
            <source>Prijslijst</source>
            <translation>Price list</translation>
        </message>
        <message>
            <source>Korting</source>
            <translation>Discount</translation>
        </message>
        <message>
            <source>Krediet op</source>
            <translation>Credit used up</translation>
        </message>
        <message>
            <source>Zoek een klant, of kies Nieuwe klant.</source>
            <translation>Search a customer, or choose New customer.</translation>
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
        <name>FileHead</name>
        <message>
            <source>Klantenbeheer</source>
            <translation>Customers</translation>
        </message>
        <message>
            <source>Debiteur {}</source>
            <translation>Debtor {}</translation>
        </message>
        <message>
            <source>Wijzigen</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Klantenbeheer sluiten</source>
            <translation>Close customers</translation>
        </message>
        <message>
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>Waarvan vervallen</source>
            <translation>Of which overdue</translation>
        </message>
        <message>
            <source>Kredietruimte</source>
            <translation>Credit left</translation>
        </message>
        <message>
            <source>geen limiet</source>
            <translation>no limit</translation>
        </message>
        <message>
            <source>Klantkorting</source>
            <translation>Customer discount</translation>
        </message>
        <message>
            <source>geen</source>
            <translation>none</translation>
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
        <name>FileTabs</name>
        <message>
            <source>Klant</source>
            <translation>Customer</translation>
        </message>
        <message>
            <source>Factuur</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Pakbon</source>
            <translation>Delivery note</translation>
        </message>
        <message>
            <source>Historie</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Notities</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Meer</source>
            <translation>More</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
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
        <message>
            <source>Debiteur</source>
            <translation>Debtor</translation>
        </message>
        <message>
            <source>Ordernummer</source>
            <translation>Order number</translation>
        </message>
        <message>
            <source>Factuurnummer</source>
            <translation>Invoice number</translation>
        </message>
        <message>
            <source>Nummer of scan</source>
            <translation>Number or scan</translation>
        </message>
        <message>
            <source>Datum vanaf</source>
            <translation>Date from</translation>
        </message>
        <message>
            <source>dd-mm-jjjj</source>
            <translation>dd-mm-yyyy</translation>
        </message>
        <message>
            <source>Bedrag</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Afgehandeld</source>
            <translation>Completed</translation>
        </message>
        <message>
            <source>Betaald</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>Alle</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Filters wissen</source>
            <translation>Clear filters</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
    </context>
    <context>
        <name>FinancePart</name>
        <message>
            <source>Betalingstermijn (dagen)</source>
            <translation>Payment term (days)</translation>
        </message>
        <message>
            <source>Leeg: de termijn van de winkel.</source>
            <translation>Empty: the term of the shop.</translation>
        </message>
        <message>
            <source>Prijslijst</source>
            <translation>Price list</translation>
        </message>
        <message>
            <source>Eigen korting</source>
            <translation>Own discount</translation>
        </message>
        <message>
            <source>Leeg: de korting van de prijslijst.</source>
            <translation>Empty: the discount of the price list.</translation>
        </message>
        <message>
            <source>Kredietlimiet</source>
            <translation>Credit limit</translation>
        </message>
        <message>
            <source>Leeg: geen limiet.</source>
            <translation>Empty: no limit.</translation>
        </message>
        <message>
            <source>Wijzigen kan wie het recht '%1' heeft.</source>
            <translation>Can be changed by who has the right '%1'.</translation>
        </message>
        <message>
            <source>Geen verzending</source>
            <translation>No sending</translation>
        </message>
        <message>
            <source>Verzending per post</source>
            <translation>By post</translation>
        </message>
        <message>
            <source>Verzending via e-mail</source>
            <translation>By e-mail</translation>
        </message>
        <message>
            <source>Verzendmethode</source>
            <translation>Sending method</translation>
        </message>
        <message>
            <source>IBAN</source>
            <translation>IBAN</translation>
        </message>
        <message>
            <source>Btw-nummer</source>
            <translation>VAT number</translation>
        </message>
        <message>
            <source>KvK- of ondernemingsnummer</source>
            <translation>Company registration number</translation>
        </message>
        <message>
            <source>Geen prijslijst</source>
            <translation>No price list</translation>
        </message>
        <message>
            <source>Facturen gaan %1.</source>
            <translation>Invoices go %1.</translation>
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
            <source>Of begin anders</source>
            <translation>Or begin another way</translation>
        </message>
        <message>
            <source>Reservekopie terugzetten</source>
            <translation>Restore a backup</translation>
        </message>
        <message>
            <source>Voorbeeldwinkel bekijken</source>
            <translation>Look at the demo shop</translation>
        </message>
        <message>
            <source>Dit is verplicht.</source>
            <translation>This is required.</translation>
        </message>
    </context>
    <context>
        <name>Footer</name>
        <message>
            <source>Prijzen in deze order</source>
            <translation>Prices in this order</translation>
        </message>
        <message>
            <source>Opmerking op order</source>
            <translation>Remark on order</translation>
        </message>
        <message>
            <source>Prijzen in deze pakbon</source>
            <translation>Prices in this delivery note</translation>
        </message>
        <message>
            <source>Opmerking op pakbon</source>
            <translation>Remark on delivery note</translation>
        </message>
        <message>
            <source>Prijzen in deze factuur</source>
            <translation>Prices in this invoice</translation>
        </message>
        <message>
            <source>Opmerking op factuur</source>
            <translation>Remark on invoice</translation>
        </message>
        <message>
            <source>Inclusief btw</source>
            <translation>Including VAT</translation>
        </message>
        <message>
            <source>Exclusief btw</source>
            <translation>Excluding VAT</translation>
        </message>
        <message>
            <source>Kenmerk</source>
            <translation>Reference</translation>
        </message>
        <message>
            <source>Totaal incl. btw</source>
            <translation>Total incl. VAT</translation>
        </message>
        <message>
            <source>Totaal excl. btw</source>
            <translation>Total excl. VAT</translation>
        </message>
        <message>
            <source>Btw %1 over %2</source>
            <translation>VAT %1 on %2</translation>
        </message>
        <message>
            <source>inclusief</source>
            <translation>including</translation>
        </message>
        <message>
            <source>exclusief</source>
            <translation>excluding</translation>
        </message>
        <message>
            <source>Prijzen staan nu %1 btw; te betalen blijft %2.</source>
            <translation>Prices are now %1 VAT; the amount due stays %2.</translation>
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
            <source>Kies Order</source>
            <translation>Select order</translation>
        </message>
        <message>
            <source>Kies factuur</source>
            <translation>Select invoice</translation>
        </message>
        <message>
            <source>Betalen Facturen</source>
            <translation>Pay invoices</translation>
        </message>
        <message>
            <source>Maak order</source>
            <translation>Create order</translation>
        </message>
        <message>
            <source>Retour</source>
            <translation>Return</translation>
        </message>
        <message>
            <source>Cadeaubon</source>
            <translation>Gift card</translation>
        </message>
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
            <source>Klantendisplay</source>
            <translation>Customer display</translation>
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
            <source>Apparaten</source>
            <translation>Devices</translation>
        </message>
        <message>
            <source>Alles in orde?</source>
            <translation>All well?</translation>
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
        <name>GiftCardFlow</name>
        <message>
            <source>Cadeaubon {}: saldo {}</source>
            <translation>Gift card {}: balance {}</translation>
        </message>
        <message>
            <source>Cadeaubon {}</source>
            <translation>Gift card {}</translation>
        </message>
    </context>
    <context>
        <name>GiftCardPaySheet</name>
        <message>
            <source>Cadeaubon</source>
            <translation>Gift card</translation>
        </message>
        <message>
            <source>Terug te betalen {}</source>
            <translation>To pay back {}</translation>
        </message>
        <message>
            <source>Nog te betalen {}</source>
            <translation>Still to pay {}</translation>
        </message>
        <message>
            <source>Scan de cadeaubon of typ het nummer</source>
            <translation>Scan the gift card or type its number</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Betalen</source>
            <translation>Pay</translation>
        </message>
        <message>
            <source>Dit is geen cadeaubon van deze winkel.</source>
            <translation>This is no gift card of this shop.</translation>
        </message>
        <message>
            <source>Terugzetten {}</source>
            <translation>Put back {}</translation>
        </message>
        <message>
            <source>Betalen {}</source>
            <translation>Pay {}</translation>
        </message>
    </context>
    <context>
        <name>GiftCardSheet</name>
        <message>
            <source>Cadeaubon</source>
            <translation>Gift card</translation>
        </message>
        <message>
            <source>Kaart</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>Scan of typ het nummer</source>
            <translation>Scan or type the number</translation>
        </message>
        <message>
            <source>Zonder kaart maakt de kassa een nummer; het komt op papier met de bon mee.</source>
            <translation>Without a card the till makes a number; it is printed with the receipt.</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Op bon</source>
            <translation>On receipt</translation>
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
        <name>HeadEditing</name>
        <message>
            <source>De vervaldatum ligt voor de datum. Kies een latere vervaldatum.</source>
            <translation>The due date is before the date. Choose a later due date.</translation>
        </message>
    </context>
    <context>
        <name>HeadFields</name>
        <message>
            <source>Soort</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Debiteur</source>
            <translation>Debtor</translation>
        </message>
        <message>
            <source>Datum</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Vervaldatum</source>
            <translation>Due date</translation>
        </message>
        <message>
            <source>Betreft</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Medewerker</source>
            <translation>Employee</translation>
        </message>
        <message>
            <source>Filiaal</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>Verwachte leverdatum</source>
            <translation>Expected delivery date</translation>
        </message>
        <message>
            <source>Leverwijze</source>
            <translation>Delivery method</translation>
        </message>
        <message>
            <source>Nog niet bekend</source>
            <translation>Not known yet</translation>
        </message>
        <message>
            <source>Afhalen</source>
            <translation>Pick up</translation>
        </message>
        <message>
            <source>Bezorgen</source>
            <translation>Deliver</translation>
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
            <source>Minder beweging</source>
            <translation>Less motion</translation>
        </message>
        <message>
            <source>Over Kassa</source>
            <translation>About Kassa</translation>
        </message>
        <message>
            <source>Afmelden</source>
            <translation>Sign out</translation>
        </message>
    </context>
    <context>
        <name>HealthPage</name>
        <message>
            <source>Ondersteuningsbestand opslaan</source>
            <translation>Save support file</translation>
        </message>
        <message>
            <source>sinds {}</source>
            <translation>since {}</translation>
        </message>
        <message>
            <source>Bezig met kijken…</source>
            <translation>Looking…</translation>
        </message>
        <message>
            <source>Hier moet iets gebeuren: {}.</source>
            <translation>Something must be done here: {}.</translation>
        </message>
        <message>
            <source>Er is niets wat verkopen in de weg staat.</source>
            <translation>Nothing stands in the way of selling.</translation>
        </message>
        <message>
            <source>Bezig met opslaan…</source>
            <translation>Saving…</translation>
        </message>
        <message>
            <source>Bewaard als {}. Er staan geen klanten, namen, bedragen of wachtwoorden in.</source>
            <translation>Saved as {}. It holds no customers, names, amounts or passwords.</translation>
        </message>
        <message>
            <source>Alles in orde?</source>
            <translation>All well?</translation>
        </message>
        <message>
            <source>Opnieuw kijken</source>
            <translation>Look again</translation>
        </message>
        <message>
            <source>Ondersteuningsbestand…</source>
            <translation>Support file…</translation>
        </message>
    </context>
    <context>
        <name>HistoryTab</name>
        <message>
            <source>Bon {}</source>
            <translation>Receipt {}</translation>
        </message>
        <message>
            <source>Pakbon {}</source>
            <translation>Delivery note {}</translation>
        </message>
        <message>
            <source>Factuur {}</source>
            <translation>Invoice {}</translation>
        </message>
        <message>
            <source>Creditfactuur {}</source>
            <translation>Credit invoice {}</translation>
        </message>
        <message>
            <source>gekozen</source>
            <translation>selected</translation>
        </message>
        <message>
            <source>Dit was een vrij artikel. Kies 'Vrij artikel' om het opnieuw te verkopen.</source>
            <translation>This was an open item. Choose 'Open item' to sell it again.</translation>
        </message>
        <message>
            <source>{} regels gekozen</source>
            <translation>{} lines chosen</translation>
        </message>
        <message>
            <source>1 regel gekozen</source>
            <translation>1 line chosen</translation>
        </message>
        <message>
            <source>Kies regels om ze opnieuw te verkopen, tegen de prijs van nu.</source>
            <translation>Choose lines to sell them again, at today's price.</translation>
        </message>
        <message>
            <source>Beantwoord eerst de vraag; de andere regels blijven gekozen.</source>
            <translation>Answer the question first; the other lines stay chosen.</translation>
        </message>
        <message>
            <source>Eerder gekocht</source>
            <translation>Bought before</translation>
        </message>
        <message>
            <source>Opnieuw op bon</source>
            <translation>On receipt again</translation>
        </message>
        <message>
            <source>Deze klant heeft nog niets gekocht</source>
            <translation>This customer has not bought anything yet</translation>
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
            <source>Artikelen inlezen</source>
            <translation>Read in items</translation>
        </message>
        <message>
            <source>Artikelen opslaan</source>
            <translation>Save items</translation>
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
            <source>Relaties inlezen</source>
            <translation>Read in relations</translation>
        </message>
        <message>
            <source>Relaties opslaan</source>
            <translation>Save relations</translation>
        </message>
        <message>
            <source>Debiteurnummer</source>
            <translation>Debtor number</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Voornaam</source>
            <translation>First name</translation>
        </message>
        <message>
            <source>Achternaam</source>
            <translation>Last name</translation>
        </message>
        <message>
            <source>Bedrijfsnaam</source>
            <translation>Company name</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Nummer van gekoppeld bedrijf</source>
            <translation>Number of linked company</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Straat</source>
            <translation>Street</translation>
        </message>
        <message>
            <source>Huisnummer</source>
            <translation>House number</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>Postcode</translation>
        </message>
        <message>
            <source>Plaats</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>Btw-nummer</source>
            <translation>VAT number</translation>
        </message>
        <message>
            <source>KvK-nummer</source>
            <translation>Company registration number</translation>
        </message>
        <message>
            <source>IBAN</source>
            <translation>IBAN</translation>
        </message>
        <message>
            <source>Betalingstermijn (dagen)</source>
            <translation>Payment term (days)</translation>
        </message>
        <message>
            <source>Prijslijst</source>
            <translation>Price list</translation>
        </message>
        <message>
            <source>Korting</source>
            <translation>Discount</translation>
        </message>
        <message>
            <source>Kredietlimiet</source>
            <translation>Credit limit</translation>
        </message>
        <message>
            <source>Taal</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Verzendmethode</source>
            <translation>Sending method</translation>
        </message>
        <message>
            <source>Notitie</source>
            <translation>Note</translation>
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
            <source>Nieuwe relaties verdwijnen, gewijzigde krijgen hun oude gegevens terug. Relaties die al gebruikt zijn, blijven staan.</source>
            <translation>New relations disappear, changed ones get their old details back. Relations that were used already stay.</translation>
        </message>
        <message>
            <source>Ongedaan gemaakt: %1 relaties verwijderd, %2 teruggezet, %3 behouden omdat ze gebruikt zijn.</source>
            <translation>Undone: %1 relations deleted, %2 restored, %3 kept because they were used.</translation>
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
        <name>InvoiceDateDialog</name>
        <message>
            <source>Factureren</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Factuurdatum</source>
            <translation>Invoice date</translation>
        </message>
        <message>
            <source>Eén verzamelfactuur</source>
            <translation>One collective invoice</translation>
        </message>
        <message>
            <source>Eén verzamelfactuur per debiteur</source>
            <translation>One collective invoice per debtor</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Een factuur kan daarna niet meer worden gewijzigd.</source>
            <translation>An invoice cannot be changed after that.</translation>
        </message>
        <message>
            <source>Er wordt 1 factuur gemaakt van %1.</source>
            <translation>1 invoice of %1 will be created.</translation>
        </message>
        <message>
            <source>Er worden %1 facturen gemaakt voor %2 debiteuren, samen %3.</source>
            <translation>%1 invoices will be created for %2 debtors, %3 together.</translation>
        </message>
    </context>
    <context>
        <name>InvoiceDateSheet</name>
        <message>
            <source>Factureren</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Factuurdatum</source>
            <translation>Invoice date</translation>
        </message>
        <message>
            <source>Een factuur kan daarna niet meer worden gewijzigd.</source>
            <translation>An invoice cannot be changed after that.</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>InvoiceFlow</name>
        <message>
            <source>%1. Definitief maken kan niet ongedaan worden gemaakt; verbeteren kan met een creditfactuur.</source>
            <translation>%1. Making it final cannot be undone; it can be corrected with a credit note.</translation>
        </message>
        <message>
            <source>Adres toevoegen</source>
            <translation>Add address</translation>
        </message>
        <message>
            <source>E-mailadres toevoegen</source>
            <translation>Add e-mail address</translation>
        </message>
        <message>
            <source>Verzendmethode wijzigen</source>
            <translation>Change sending method</translation>
        </message>
        <message>
            <source>Factuur bijgewerkt, status 'Definitief'</source>
            <translation>Invoice updated, status 'Final'</translation>
        </message>
        <message>
            <source>%1 verwijderd</source>
            <translation>%1 deleted</translation>
        </message>
        <message>
            <source>Ongedaan maken</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Er komt een creditfactuur van %1.</source>
            <translation>A credit note of %1 will be created.</translation>
        </message>
        <message>
            <source>Factuur %1 krijgt de status 'Gecrediteerd' en blijft leesbaar.</source>
            <translation>Invoice %1 gets the status 'Credited' and stays readable.</translation>
        </message>
        <message>
            <source>Pakbon %1 staat daarna weer bij 'Te factureren'.</source>
            <translation>After that, delivery note %1 is listed under 'To invoice' again.</translation>
        </message>
        <message>
            <source>Wat al betaald is (%1) wordt tegoed van de klant.</source>
            <translation>What was paid already (%1) becomes credit of the customer.</translation>
        </message>
        <message>
            <source>Factuur %1 verwijderen</source>
            <translation>Delete invoice %1</translation>
        </message>
        <message>
            <source>Creditfactuur %1 gemaakt</source>
            <translation>Credit note %1 created</translation>
        </message>
        <message>
            <source>Nieuw concept openen</source>
            <translation>Open new draft</translation>
        </message>
        <message>
            <source>Openen</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Factuur %1 crediteren</source>
            <translation>Credit invoice %1</translation>
        </message>
        <message>
            <source>Een creditfactuur krijgt een nummer en kan daarna niet meer worden gewijzigd.</source>
            <translation>A credit note gets a number and cannot be changed after that.</translation>
        </message>
        <message>
            <source>Ja, crediteren</source>
            <translation>Yes, credit</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
        </message>
    </context>
    <context>
        <name>InvoicesTab</name>
        <message>
            <source>Creditfactuur {}</source>
            <translation>Credit invoice {}</translation>
        </message>
        <message>
            <source>Factuur {}</source>
            <translation>Invoice {}</translation>
        </message>
        <message>
            <source>Factuur {} van de bon gehaald</source>
            <translation>Invoice {} taken off the receipt</translation>
        </message>
        <message>
            <source>Factuur {} op bon</source>
            <translation>Invoice {} on receipt</translation>
        </message>
        <message>
            <source>{} facturen</source>
            <translation>{} invoices</translation>
        </message>
        <message>
            <source>1 factuur</source>
            <translation>1 invoice</translation>
        </message>
        <message>
            <source>Geen openstaande facturen</source>
            <translation>No outstanding invoices</translation>
        </message>
        <message>
            <source>Geen betaalde facturen</source>
            <translation>No paid invoices</translation>
        </message>
        <message>
            <source>Nog geen facturen</source>
            <translation>No invoices yet</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>op bon</source>
            <translation>on receipt</translation>
        </message>
        <message>
            <source>{} op bon</source>
            <translation>{} on receipt</translation>
        </message>
        <message>
            <source>{} facturen op de bon</source>
            <translation>{} invoices on the receipt</translation>
        </message>
        <message>
            <source>1 factuur op de bon</source>
            <translation>1 invoice on the receipt</translation>
        </message>
        <message>
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>Betaald</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Alle</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Facturen</source>
            <translation>Invoices</translation>
        </message>
        <message>
            <source>Tik op een factuur om hem op de bon te zetten. Tik op Klantenbeheer om te sluiten.</source>
            <translation>Tap an invoice to put it on the receipt. Tap Customers to close.</translation>
        </message>
        <message>
            <source>Alle op bon</source>
            <translation>All on receipt</translation>
        </message>
        <message>
            <source>Toon alle</source>
            <translation>Show all</translation>
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
            <source>Wacht</source>
            <translation>Waiting</translation>
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
        <name>LabelsDialog</name>
        <message>
            <source>Etiketten</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>Schapkaartje: grote prijs</source>
            <translation>Shelf label: large price</translation>
        </message>
        <message>
            <source>Op het artikel: grote barcode</source>
            <translation>On the article: large barcode</translation>
        </message>
        <message>
            <source>A4, 3 × 8 (70 × 37 mm)</source>
            <translation>A4, 3 × 8 (70 × 37 mm)</translation>
        </message>
        <message>
            <source>A4, 2 × 7 (99 × 38 mm)</source>
            <translation>A4, 2 × 7 (99 × 38 mm)</translation>
        </message>
        <message>
            <source>Etiketprinter</source>
            <translation>Label printer</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Papier</source>
            <translation>Paper</translation>
        </message>
        <message>
            <source>Aantal per artikel</source>
            <translation>Number per article</translation>
        </message>
        <message>
            <source>Begin bij etiket</source>
            <translation>Begin at label</translation>
        </message>
        <message>
            <source>Van een vel waar al etiketten af zijn: geteld van links naar rechts.</source>
            <translation>Of a sheet that lacks labels already: counted from left to right.</translation>
        </message>
        <message>
            <source>Voorbeeld</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Afdrukken</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Pagina %1 van %2</source>
            <translation>Page %1 of %2</translation>
        </message>
        <message>
            <source>%1 verschillende etiketten, elk %2 keer.</source>
            <translation>%1 different labels, each %2 times.</translation>
        </message>
        <message>
            <source>Vellen: %1.</source>
            <translation>Sheets: %1.</translation>
        </message>
        <message>
            <source>Bezig met afdrukken…</source>
            <translation>Printing…</translation>
        </message>
        <message>
            <source>Naar de etiketprinter gestuurd.</source>
            <translation>Sent to the label printer.</translation>
        </message>
    </context>
    <context>
        <name>LineActions</name>
        <message>
            <source>Prijs</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Bedrag</source>
            <translation>Amount</translation>
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
            <source>Te betalen bedrag van {}</source>
            <translation>Amount to pay of {}</translation>
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
        <name>LineEditing</name>
        <message>
            <source>Regel %1 verwijderd</source>
            <translation>Line %1 removed</translation>
        </message>
        <message>
            <source>Kleur en maat…</source>
            <translation>Colour and size…</translation>
        </message>
        <message>
            <source>Artikel kiezen… (F4)</source>
            <translation>Choose item… (F4)</translation>
        </message>
        <message>
            <source>Tekst bij regel</source>
            <translation>Text with line</translation>
        </message>
        <message>
            <source>Prijs van het artikel terugzetten</source>
            <translation>Restore price of the item</translation>
        </message>
        <message>
            <source>Tekstregel van maken</source>
            <translation>Turn into text line</translation>
        </message>
        <message>
            <source>Omhoog (Ctrl+↑)</source>
            <translation>Up (Ctrl+↑)</translation>
        </message>
        <message>
            <source>Omlaag (Ctrl+↓)</source>
            <translation>Down (Ctrl+↓)</translation>
        </message>
        <message>
            <source>Verwijderen (Ctrl+Del)</source>
            <translation>Delete (Ctrl+Del)</translation>
        </message>
    </context>
    <context>
        <name>LineHead</name>
        <message>
            <source>Kolomkoppen</source>
            <translation>Column heads</translation>
        </message>
    </context>
    <context>
        <name>LineModel</name>
        <message>
            <source>Regel %1</source>
            <translation>Line %1</translation>
        </message>
        <message>
            <source>gewijzigd</source>
            <translation>changed</translation>
        </message>
    </context>
    <context>
        <name>LineRow</name>
        <message>
            <source>{} verkocht</source>
            <translation>{} sold</translation>
        </message>
        <message>
            <source>{} van {} al terug</source>
            <translation>{} of {} already back</translation>
        </message>
        <message>
            <source>{} betaald</source>
            <translation>{} paid</translation>
        </message>
        <message>
            <source>{}: minder terug</source>
            <translation>{}: fewer back</translation>
        </message>
        <message>
            <source>{}: meer terug</source>
            <translation>{}: more back</translation>
        </message>
        <message>
            <source>{}: {} terug</source>
            <translation>{}: {} back</translation>
        </message>
    </context>
    <context>
        <name>LineTable</name>
        <message>
            <source>Artikel</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Tekst</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Aantal</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Eenheid</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Prijs</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Korting</source>
            <translation>Discount</translation>
        </message>
        <message>
            <source>Btw</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>Bedrag</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>stuks</source>
            <translation>pieces</translation>
        </message>
        <message>
            <source>Regels</source>
            <translation>Lines</translation>
        </message>
        <message>
            <source>Nog geen regels. Scan, of kies Artikel.</source>
            <translation>No lines yet. Scan, or choose Item.</translation>
        </message>
    </context>
    <context>
        <name>LineTools</name>
        <message>
            <source>Artikel</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Artikelen</source>
            <translation>Items</translation>
        </message>
        <message>
            <source>Regel toevoegen</source>
            <translation>Add line</translation>
        </message>
        <message>
            <source>Inlezen</source>
            <translation>Read in</translation>
        </message>
        <message>
            <source>Kopiëren</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Scannen kan: cursor staat in de lege regel</source>
            <translation>Ready to scan: the cursor is in the empty line</translation>
        </message>
        <message>
            <source>Klik in de lege regel om te scannen</source>
            <translation>Click in the empty line to scan</translation>
        </message>
    </context>
    <context>
        <name>LinesModel</name>
        <message>
            <source>Onbekend artikel</source>
            <translation>Unknown item</translation>
        </message>
        <message>
            <source>art.</source>
            <translation>item</translation>
        </message>
        <message>
            <source>Vervalt {}</source>
            <translation>Due {}</translation>
        </message>
        <message>
            <source>Vervallen {}</source>
            <translation>Overdue since {}</translation>
        </message>
        <message>
            <source>openstaand {}</source>
            <translation>outstanding {}</translation>
        </message>
        <message>
            <source>Klantkorting</source>
            <translation>Customer discount</translation>
        </message>
        <message>
            <source>Factuur {}</source>
            <translation>Invoice {}</translation>
        </message>
        <message>
            <source>Creditfactuur {}</source>
            <translation>Credit invoice {}</translation>
        </message>
        <message>
            <source>Cadeaubon</source>
            <translation>Gift card</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
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
            <translation>Amount</translation>
        </message>
        <message>
            <source>van bon {}</source>
            <translation>of receipt {}</translation>
        </message>
        <message>
            <source>zonder bon</source>
            <translation>without receipt</translation>
        </message>
    </context>
    <context>
        <name>LinkEdit</name>
        <message>
            <source>Adres van de link</source>
            <translation>Address of the link</translation>
        </message>
        <message>
            <source>https://…</source>
            <translation>https://…</translation>
        </message>
        <message>
            <source>Begin een link met https:// of mailto:.</source>
            <translation>Begin a link with https:// or mailto:.</translation>
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
            <source>Maak de eerste</source>
            <translation>Create the first</translation>
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
            <source>Aanbetaald</source>
            <translation>Deposit paid</translation>
        </message>
        <message>
            <source>Actief</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Adres</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Afgehandeld</source>
            <translation>Completed</translation>
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
            <translation>Items</translation>
        </message>
        <message>
            <source>artikelen</source>
            <translation>items</translation>
        </message>
        <message>
            <source>Barcode</source>
            <translation>Barcode</translation>
        </message>
        <message>
            <source>Bedrijf</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Bedrijven</source>
            <translation>Companies</translation>
        </message>
        <message>
            <source>Bestand</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Betaald</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Betaalwijze</source>
            <translation>Payment method</translation>
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
            <translation>VAT</translation>
        </message>
        <message>
            <source>Concept</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>concept</source>
            <translation>draft</translation>
        </message>
        <message>
            <source>concepten</source>
            <translation>drafts</translation>
        </message>
        <message>
            <source>Btw-nummer</source>
            <translation>VAT number</translation>
        </message>
        <message>
            <source>Contactpersoon</source>
            <translation>Contact person</translation>
        </message>
        <message>
            <source>Controlegetal</source>
            <translation>Hash</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Credit</translation>
        </message>
        <message>
            <source>Creditfactuur</source>
            <translation>Credit note</translation>
        </message>
        <message>
            <source>dagafsluiting</source>
            <translation>day closing</translation>
        </message>
        <message>
            <source>Dagafsluitingen</source>
            <translation>Day closings</translation>
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
            <source>Geen e-mail</source>
            <translation>No e-mail</translation>
        </message>
        <message>
            <source>Wordt verzonden</source>
            <translation>Being sent</translation>
        </message>
        <message>
            <source>Mislukt</source>
            <translation>Failed</translation>
        </message>
        <message>
            <source>Onzeker</source>
            <translation>Uncertain</translation>
        </message>
        <message>
            <source>Debiteur</source>
            <translation>Debtor</translation>
        </message>
        <message>
            <source>debiteur</source>
            <translation>debtor</translation>
        </message>
        <message>
            <source>debiteuren</source>
            <translation>debtors</translation>
        </message>
        <message>
            <source>Debiteurnummer</source>
            <translation>Debtor number</translation>
        </message>
        <message>
            <source>Definitief, maar nog niet verzonden</source>
            <translation>Final, but not sent yet</translation>
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
            <translation>Unit</translation>
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
            <source>Facturen</source>
            <translation>Invoices</translation>
        </message>
        <message>
            <source>facturen</source>
            <translation>invoices</translation>
        </message>
        <message>
            <source>Factuur</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>factuur</source>
            <translation>invoice</translation>
        </message>
        <message>
            <source>Filiaal</source>
            <translation>Branch</translation>
        </message>
        <message>
            <source>Geannuleerd</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Gebeurtenis</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Geblokkeerd</source>
            <translation>Blocked</translation>
        </message>
        <message>
            <source>gebruiker</source>
            <translation>user</translation>
        </message>
        <message>
            <source>Gebruikers</source>
            <translation>Users</translation>
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
            <source>Gecrediteerd</source>
            <translation>Credited</translation>
        </message>
        <message>
            <source>Gedeeltelijk betaald</source>
            <translation>Partly paid</translation>
        </message>
        <message>
            <source>Gedeeltelijk geannuleerd</source>
            <translation>Partly cancelled</translation>
        </message>
        <message>
            <source>Geen</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Gefactureerd</source>
            <translation>Invoiced</translation>
        </message>
        <message>
            <source>Gegeven</source>
            <translation>Given</translation>
        </message>
        <message>
            <source>Geopend</source>
            <translation>Opened</translation>
        </message>
        <message>
            <source>Geteld</source>
            <translation>Counted</translation>
        </message>
        <message>
            <source>Gewist</source>
            <translation>Erased</translation>
        </message>
        <message>
            <source>Gewoon</source>
            <translation>Plain</translation>
        </message>
        <message>
            <source>Groep</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Ingelezen</source>
            <translation>Read in</translation>
        </message>
        <message>
            <source>Ingetrokken</source>
            <translation>Withdrawn</translation>
        </message>
        <message>
            <source>Initialen</source>
            <translation>Initials</translation>
        </message>
        <message>
            <source>Inkoopprijs</source>
            <translation>Purchase price</translation>
        </message>
        <message>
            <source>inleesrun</source>
            <translation>import run</translation>
        </message>
        <message>
            <source>Inleesruns</source>
            <translation>Imports</translation>
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
            <translation>Receipts</translation>
        </message>
        <message>
            <source>kassabonnen</source>
            <translation>receipts</translation>
        </message>
        <message>
            <source>Kenmerk</source>
            <translation>Reference</translation>
        </message>
        <message>
            <source>Keten</source>
            <translation>Chain</translation>
        </message>
        <message>
            <source>Kleur en maat</source>
            <translation>Colour and size</translation>
        </message>
        <message>
            <source>Korting</source>
            <translation>Discount</translation>
        </message>
        <message>
            <source>Kredietlimiet</source>
            <translation>Credit limit</translation>
        </message>
        <message>
            <source>KvK-nummer</source>
            <translation>Company registration number</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>Leverdatum</source>
            <translation>Delivery date</translation>
        </message>
        <message>
            <source>Leverwijze</source>
            <translation>Delivery method</translation>
        </message>
        <message>
            <source>Logboek</source>
            <translation>Journal</translation>
        </message>
        <message>
            <source>Medewerker</source>
            <translation>Employee</translation>
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
            <translation>Name</translation>
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
            <translation>Not active</translation>
        </message>
        <message>
            <source>Niet betaald</source>
            <translation>Not paid</translation>
        </message>
        <message>
            <source>Nog niet vervallen</source>
            <translation>Not due yet</translation>
        </message>
        <message>
            <source>Nog te controleren</source>
            <translation>To be checked</translation>
        </message>
        <message>
            <source>Nog te leveren</source>
            <translation>Still to deliver</translation>
        </message>
        <message>
            <source>Notitie</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Nummer</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Oefening</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Omzet</source>
            <translation>Turnover</translation>
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
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>Openstaande debiteuren</source>
            <translation>Outstanding debtors</translation>
        </message>
        <message>
            <source>order</source>
            <translation>order</translation>
        </message>
        <message>
            <source>orders</source>
            <translation>orders</translation>
        </message>
        <message>
            <source>Oudste vervaldatum</source>
            <translation>Oldest due date</translation>
        </message>
        <message>
            <source>Pakbon</source>
            <translation>Delivery note</translation>
        </message>
        <message>
            <source>pakbon</source>
            <translation>delivery note</translation>
        </message>
        <message>
            <source>Pakbonnen</source>
            <translation>Delivery notes</translation>
        </message>
        <message>
            <source>pakbonnen</source>
            <translation>delivery notes</translation>
        </message>
        <message>
            <source>Personen</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Persoon</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Pincode</source>
            <translation>PIN code</translation>
        </message>
        <message>
            <source>Plaats</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>Post</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>Postcode</translation>
        </message>
        <message>
            <source>Prijs</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Prullenbak</source>
            <translation>Bin</translation>
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
            <translation>Role</translation>
        </message>
        <message>
            <source>rol</source>
            <translation>role</translation>
        </message>
        <message>
            <source>Rollen</source>
            <translation>Roles</translation>
        </message>
        <message>
            <source>rollen</source>
            <translation>roles</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Taal</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Te factureren</source>
            <translation>To invoice</translation>
        </message>
        <message>
            <source>Te printen en posten</source>
            <translation>To print and post</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Termijn</source>
            <translation>Term</translation>
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
            <source>Toestemming</source>
            <translation>Consent</translation>
        </message>
        <message>
            <source>Totaal</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Vandaag</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Verkoop</source>
            <translation>Sale</translation>
        </message>
        <message>
            <source>Verkoopfacturen</source>
            <translation>Invoices</translation>
        </message>
        <message>
            <source>Verkoopfactuur</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Verkooporder</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Verkooporders</source>
            <translation>Orders</translation>
        </message>
        <message>
            <source>Verschil</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Vervaldatum</source>
            <translation>Due date</translation>
        </message>
        <message>
            <source>Vervallen</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Verwijderd op</source>
            <translation>Deleted on</translation>
        </message>
        <message>
            <source>Verzending</source>
            <translation>Sending</translation>
        </message>
        <message>
            <source>Via e-mail</source>
            <translation>By e-mail</translation>
        </message>
        <message>
            <source>Volgnummer</source>
            <translation>Sequence</translation>
        </message>
        <message>
            <source>Volledig betaald</source>
            <translation>Fully paid</translation>
        </message>
        <message>
            <source>Volledig geannuleerd</source>
            <translation>Fully cancelled</translation>
        </message>
        <message>
            <source>Voorraad</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>Wachtwoord</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Weegartikel</source>
            <translation>Weighed item</translation>
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
        <name>Mail</name>
        <message>
            <source>Concept</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Wordt verzonden</source>
            <translation>Being sent</translation>
        </message>
        <message>
            <source>Verzonden</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Mislukt</source>
            <translation>Failed</translation>
        </message>
        <message>
            <source>Onzeker</source>
            <translation>Uncertain</translation>
        </message>
        <message>
            <source>Verwijderd</source>
            <translation>Deleted</translation>
        </message>
        <message>
            <source>Factuur</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Creditfactuur</source>
            <translation>Credit note</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Pakbon</source>
            <translation>Delivery note</translation>
        </message>
        <message>
            <source>Herinnering</source>
            <translation>Reminder</translation>
        </message>
        <message>
            <source>Kassabon</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Nederlands</source>
            <translation>Dutch</translation>
        </message>
        <message>
            <source>Engels</source>
            <translation>English</translation>
        </message>
        <message>
            <source>PDF %1</source>
            <translation>PDF %1</translation>
        </message>
        <message>
            <source>geen PDF</source>
            <translation>no PDF</translation>
        </message>
        <message>
            <source>%1 kB</source>
            <translation>%1 kB</translation>
        </message>
        <message>
            <source>%1 MB</source>
            <translation>%1 MB</translation>
        </message>
        <message>
            <source>De factuur is al definitief. Deze e-mail is een &lt;b&gt;concept&lt;/b&gt; en is nog niet verzonden.</source>
            <translation>The invoice is final already. This e-mail is a &lt;b&gt;draft&lt;/b&gt; and has not been sent yet.</translation>
        </message>
        <message>
            <source>Deze e-mail is een &lt;b&gt;concept&lt;/b&gt; en is nog niet verzonden.</source>
            <translation>This e-mail is a &lt;b&gt;draft&lt;/b&gt; and has not been sent yet.</translation>
        </message>
    </context>
    <context>
        <name>MailDesk</name>
        <message>
            <source>E-mail aan %1 wordt verzonden</source>
            <translation>E-mail to %1 is being sent</translation>
        </message>
        <message>
            <source>Ongedaan maken</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Te laat: de e-mail is al onderweg.</source>
            <translation>Too late: the e-mail is already on its way.</translation>
        </message>
        <message>
            <source>Wijzigingen niet bewaard</source>
            <translation>Changes not saved</translation>
        </message>
        <message>
            <source>Terughalen</source>
            <translation>Restore</translation>
        </message>
        <message>
            <source>E-mail verwijderd</source>
            <translation>E-mail deleted</translation>
        </message>
    </context>
    <context>
        <name>MailHead</name>
        <message>
            <source>Versturen e-mail</source>
            <translation>Send e-mail</translation>
        </message>
        <message>
            <source>Verzonden op %1. Een verzonden e-mail wijzigt niet meer.</source>
            <translation>Sent on %1. A sent e-mail does not change any more.</translation>
        </message>
        <message>
            <source>Bewaard om %1</source>
            <translation>Saved at %1</translation>
        </message>
    </context>
    <context>
        <name>MailTab</name>
        <message>
            <source>E-mails</source>
            <translation>E-mails</translation>
        </message>
        <message>
            <source>Nog geen e-mails.</source>
            <translation>No e-mails yet.</translation>
        </message>
        <message>
            <source>Opnieuw</source>
            <translation>Again</translation>
        </message>
        <message>
            <source>Is aangekomen</source>
            <translation>Has arrived</translation>
        </message>
        <message>
            <source>Onderwerp</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Aan</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Datum</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
    </context>
    <context>
        <name>MailWindow</name>
        <message>
            <source>Versturen e-mail</source>
            <translation>Send e-mail</translation>
        </message>
        <message>
            <source>Aan</source>
            <translation>To</translation>
        </message>
        <message>
            <source>CC</source>
            <translation>CC</translation>
        </message>
        <message>
            <source>BCC</source>
            <translation>BCC</translation>
        </message>
        <message>
            <source>CC / BCC</source>
            <translation>CC / BCC</translation>
        </message>
        <message>
            <source>Sjabloon</source>
            <translation>Template</translation>
        </message>
        <message>
            <source>Vorige tekst terughalen</source>
            <translation>Restore previous text</translation>
        </message>
        <message>
            <source>Onderwerp</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Toevoegen aan relatie</source>
            <translation>Add to relation</translation>
        </message>
        <message>
            <source>Tekst</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Verwijderen</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Opslaan</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Opslaan &amp; sluiten</source>
            <translation>Save &amp; close</translation>
        </message>
        <message>
            <source>Verzenden</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Taal: %1</source>
            <translation>Language: %1</translation>
        </message>
        <message>
            <source>Dit adres is niet bekend. Voeg het toe bij Contact details.</source>
            <translation>This address is not known. Add it under Contact details.</translation>
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
        <name>MarkBar</name>
        <message>
            <source>Vet (Ctrl+B)</source>
            <translation>Bold (Ctrl+B)</translation>
        </message>
        <message>
            <source>Cursief (Ctrl+I)</source>
            <translation>Italic (Ctrl+I)</translation>
        </message>
        <message>
            <source>Lijst</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Link</translation>
        </message>
        <message>
            <source>Veld invoegen</source>
            <translation>Insert field</translation>
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
        <name>MatrixWindow</name>
        <message>
            <source>Kleur en maat</source>
            <translation>Colour and size</translation>
        </message>
        <message>
            <source>Pijltjes of Tab: volgende cel  ·  Ctrl+Enter: overnemen</source>
            <translation>Arrows or Tab: next cell  ·  Ctrl+Enter: apply</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>€ %1 incl. btw</source>
            <translation>€%1 incl. VAT</translation>
        </message>
        <message>
            <source>Aantal</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Voorraad</source>
            <translation>Stock</translation>
        </message>
        <message>
            <source>Prijs</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Kleur \ maat</source>
            <translation>Colour \ size</translation>
        </message>
        <message>
            <source>Totaal</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>%1, bestaat niet</source>
            <translation>%1, does not exist</translation>
        </message>
        <message>
            <source>%1 stuks overnemen</source>
            <translation>Apply %1 pieces</translation>
        </message>
        <message>
            <source>op</source>
            <translation>out</translation>
        </message>
        <message>
            <source>vrij %1</source>
            <translation>free %1</translation>
        </message>
        <message>
            <source>maat %1</source>
            <translation>size %1</translation>
        </message>
        <message>
            <source>%1 besteld</source>
            <translation>%1 ordered</translation>
        </message>
        <message>
            <source>%1 vrij</source>
            <translation>%1 free</translation>
        </message>
        <message>
            <source>%1: %2 besteld, %3 vrij. Rest komt op backorder.</source>
            <translation>%1: %2 ordered, %3 free. The rest goes on back order.</translation>
        </message>
        <message>
            <source>%1: %2 besteld, %3 vrij (zo zijn er %4). Rest komt op backorder.</source>
            <translation>%1: %2 ordered, %3 free (%4 cells like this). The rest goes on back order.</translation>
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
        <name>Merge</name>
        <message>
            <source>Nummer</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Adres</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Plaats</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Btw-nummer</source>
            <translation>VAT number</translation>
        </message>
        <message>
            <source>KvK-nummer</source>
            <translation>Company registration number</translation>
        </message>
        <message>
            <source>IBAN</source>
            <translation>IBAN</translation>
        </message>
        <message>
            <source>Bedrijf</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Betalingstermijn</source>
            <translation>Payment term</translation>
        </message>
        <message>
            <source>Notitie</source>
            <translation>Note</translation>
        </message>
    </context>
    <context>
        <name>MergeDialog</name>
        <message>
            <source>Relaties samenvoegen</source>
            <translation>Merge relations</translation>
        </message>
        <message>
            <source>Blijft</source>
            <translation>Stays</translation>
        </message>
        <message>
            <source>Gaat op in de andere</source>
            <translation>Merges into the other</translation>
        </message>
        <message>
            <source>Omwisselen</source>
            <translation>Swap</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
        </message>
        <message>
            <source>Ja, samenvoegen</source>
            <translation>Yes, merge</translation>
        </message>
        <message>
            <source>%1 (%2) samenvoegen met %3 (%4)?</source>
            <translation>Merge %1 (%2) with %3 (%4)?</translation>
        </message>
        <message>
            <source>Concepten, afleveradressen en gekoppelde personen gaan naar %1. Definitieve facturen, betalingen en wat er openstaat blijven zoals ze zijn en tellen mee bij %1. Dit kan niet terug.</source>
            <translation>Drafts, delivery addresses and linked people go to %1. Final invoices, payments and what is outstanding stay as they are and count with %1. This cannot be taken back.</translation>
        </message>
        <message>
            <source>Overgenomen: %1.</source>
            <translation>Taken over: %1.</translation>
        </message>
        <message>
            <source>Verschilt; dat van %2 blijft: %1.</source>
            <translation>Different; that of %2 stays: %1.</translation>
        </message>
        <message>
            <source>Contact details na samenvoegen: %1.</source>
            <translation>Contact details after merging: %1.</translation>
        </message>
    </context>
    <context>
        <name>MethodRow</name>
        <message>
            <source>Bedrag %1</source>
            <translation>Amount %1</translation>
        </message>
    </context>
    <context>
        <name>Navigation</name>
        <message>
            <source>Inklappen</source>
            <translation>Collapse</translation>
        </message>
        <message>
            <source>Groep %1</source>
            <translation>Group %1</translation>
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
            <source>Verkoopfacturen</source>
            <translation>Invoices</translation>
        </message>
        <message>
            <source>Verkooporders</source>
            <translation>Orders</translation>
        </message>
        <message>
            <source>Pakbonnen</source>
            <translation>Delivery notes</translation>
        </message>
        <message>
            <source>Relaties</source>
            <translation>Relations</translation>
        </message>
        <message>
            <source>Prijslijsten</source>
            <translation>Price lists</translation>
        </message>
        <message>
            <source>Financieel</source>
            <translation>Financial</translation>
        </message>
        <message>
            <source>Debiteuren</source>
            <translation>Debtors</translation>
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
        <message>
            <source>Soorten</source>
            <translation>Types</translation>
        </message>
        <message>
            <source>E-mailsjablonen</source>
            <translation>E-mail templates</translation>
        </message>
        <message>
            <source>Alles in orde?</source>
            <translation>All well?</translation>
        </message>
    </context>
    <context>
        <name>NewcomerForm</name>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Bedrijf</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>Postcode</translation>
        </message>
        <message>
            <source>Huisnr.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Straat</source>
            <translation>Street</translation>
        </message>
        <message>
            <source>Plaats</source>
            <translation>Town</translation>
        </message>
    </context>
    <context>
        <name>NobodyPage</name>
        <message>
            <source>Naam, nummer, telefoon, postcode of pas</source>
            <translation>Name, number, phone, postcode or card</translation>
        </message>
        <message>
            <source>Zoek een klant</source>
            <translation>Find a customer</translation>
        </message>
        <message>
            <source>Gevonden klanten</source>
            <translation>Customers found</translation>
        </message>
        <message>
            <source>Kies Klant</source>
            <translation>Select customer</translation>
        </message>
        <message>
            <source>Er staat nog geen klant op deze bon.</source>
            <translation>There is no customer on this receipt yet.</translation>
        </message>
        <message>
            <source>Klanten niet bereikbaar. Wat hier staat blijft bruikbaar.</source>
            <translation>Customers cannot be reached. What is shown here stays usable.</translation>
        </message>
        <message>
            <source>Geen klant met “{}”</source>
            <translation>No customer with “{}”</translation>
        </message>
    </context>
    <context>
        <name>NotesTab</name>
        <message>
            <source>Notitie bij deze klant</source>
            <translation>Note on this customer</translation>
        </message>
        <message>
            <source>Toon bij verkoop</source>
            <translation>Show at sale</translation>
        </message>
        <message>
            <source>Opslaan</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Notities bij documenten</source>
            <translation>Notes on documents</translation>
        </message>
        <message>
            <source>De notitie is bewaard.</source>
            <translation>The note was saved.</translation>
        </message>
        <message>
            <source>Deze klant is intussen gewijzigd. Uw tekst staat er nog. Druk nogmaals op Opslaan.</source>
            <translation>This customer was changed in the meantime. Your text is still there. Press Save again.</translation>
        </message>
        <message>
            <source>De notitie is intussen gewijzigd in “{}”. Opslaan vervangt die.</source>
            <translation>The note was changed to “{}” in the meantime. Saving replaces it.</translation>
        </message>
        <message>
            <source>Order {}</source>
            <translation>Order {}</translation>
        </message>
        <message>
            <source>Pakbon {}</source>
            <translation>Delivery note {}</translation>
        </message>
        <message>
            <source>Factuur {}</source>
            <translation>Invoice {}</translation>
        </message>
        <message>
            <source>Creditfactuur {}</source>
            <translation>Credit invoice {}</translation>
        </message>
        <message>
            <source>concept</source>
            <translation>draft</translation>
        </message>
        <message>
            <source>Geen notities bij documenten</source>
            <translation>No notes on documents</translation>
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
        <name>OfficeCare</name>
        <message>
            <source>Deze computer</source>
            <translation>This computer</translation>
        </message>
        <message>
            <source>Reservekopie</source>
            <translation>Backup</translation>
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
        <name>OrderFlow</name>
        <message>
            <source>Order %1 heeft nu de status 'Volledig geannuleerd'</source>
            <translation>Order %1 now has the status 'Fully cancelled'</translation>
        </message>
        <message>
            <source>Regels annuleren van order %1</source>
            <translation>Cancel lines of order %1</translation>
        </message>
        <message>
            <source>Alles wat nog open is staat ingevuld. De reservering ervan vervalt; wat geleverd is blijft staan.</source>
            <translation>Everything still open is filled in. Its reservation ends; what was delivered stays.</translation>
        </message>
        <message>
            <source>Er is %1 aanbetaald; wat de order daarna minder kost blijft als aanbetaling staan.</source>
            <translation>%1 was paid as deposit; what the order costs less afterwards stays as deposit.</translation>
        </message>
        <message>
            <source>Regels van order %1 geannuleerd</source>
            <translation>Lines of order %1 cancelled</translation>
        </message>
        <message>
            <source>Ja, regels annuleren</source>
            <translation>Yes, cancel lines</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
        </message>
        <message>
            <source>Pakbon aanmaken van order %1</source>
            <translation>Create delivery note from order %1</translation>
        </message>
        <message>
            <source>Alles wat nog open is staat ingevuld. Wat niet meegaat blijft open op de order.</source>
            <translation>Everything still open is filled in. What does not go along stays open on the order.</translation>
        </message>
        <message>
            <source>Pakbon %1 gemaakt</source>
            <translation>Delivery note %1 created</translation>
        </message>
        <message>
            <source>Openen</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Pakbon aanmaken</source>
            <translation>Create delivery note</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>De artikelen komen terug in de voorraad.</source>
            <translation>The items return to stock.</translation>
        </message>
        <message>
            <source>De artikelen komen terug in de voorraad en staan weer open op de order.</source>
            <translation>The items return to stock and are open on the order again.</translation>
        </message>
        <message>
            <source>Pakbon %1 annuleren?</source>
            <translation>Cancel delivery note %1?</translation>
        </message>
        <message>
            <source>Ja, pakbon annuleren</source>
            <translation>Yes, cancel delivery note</translation>
        </message>
        <message>
            <source>Nee, pakbon behouden</source>
            <translation>No, keep delivery note</translation>
        </message>
        <message>
            <source>Pakbon %1 geannuleerd</source>
            <translation>Delivery note %1 cancelled</translation>
        </message>
        <message>
            <source>Verwachte bezorgdatum</source>
            <translation>Expected delivery date</translation>
        </message>
        <message>
            <source>Afhaaldatum</source>
            <translation>Pick-up date</translation>
        </message>
        <message>
            <source>Bon met 1 artikel wissen?</source>
            <translation>Clear receipt with 1 item?</translation>
        </message>
        <message>
            <source>Bon met {} artikelen wissen?</source>
            <translation>Clear receipt with {} items?</translation>
        </message>
        <message>
            <source>De order wordt niet geplaatst. Met 'Ongedaan maken' komt daarna alles terug.</source>
            <translation>The order is not placed. 'Undo' then brings everything back.</translation>
        </message>
        <message>
            <source>Ja, bon wissen</source>
            <translation>Yes, clear receipt</translation>
        </message>
        <message>
            <source>Bon gewist</source>
            <translation>Receipt cleared</translation>
        </message>
    </context>
    <context>
        <name>OrderHead</name>
        <message>
            <source>Nieuwe order</source>
            <translation>New order</translation>
        </message>
        <message>
            <source>Nog niet geplaatst</source>
            <translation>Not placed yet</translation>
        </message>
        <message>
            <source>Terug naar bon</source>
            <translation>Back to receipt</translation>
        </message>
    </context>
    <context>
        <name>OrderKeeper</name>
        <message>
            <source>Order {} is intussen afgehandeld of geannuleerd.</source>
            <translation>Order {} has been completed or cancelled in the meantime.</translation>
        </message>
        <message>
            <source>Order {} is intussen gewijzigd in de backoffice.</source>
            <translation>Order {} has been changed in the back office in the meantime.</translation>
        </message>
    </context>
    <context>
        <name>OrderScreen</name>
        <message>
            <source>Klant en bezorging</source>
            <translation>Customer and delivery</translation>
        </message>
        <message>
            <source>Klant en afhalen</source>
            <translation>Customer and pick-up</translation>
        </message>
        <message>
            <source>Extra gegevens</source>
            <translation>Extra details</translation>
        </message>
        <message>
            <source>Extra gegevens, ingevuld</source>
            <translation>Extra details, filled in</translation>
        </message>
        <message>
            <source>Afhalen</source>
            <translation>Pick up</translation>
        </message>
        <message>
            <source>Bezorgen</source>
            <translation>Deliver</translation>
        </message>
        <message>
            <source>Kies Klant</source>
            <translation>Select customer</translation>
        </message>
        <message>
            <source>Wijzigen</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Plaats order &amp; Later afrekenen</source>
            <translation>Place order &amp; pay later</translation>
        </message>
        <message>
            <source>Afrekenen en plaats order</source>
            <translation>Pay and place order</translation>
        </message>
    </context>
    <context>
        <name>OrderStrip</name>
        <message>
            <source>Order {}</source>
            <translation>Order {}</translation>
        </message>
        <message>
            <source>aanbetaald {}</source>
            <translation>deposit {}</translation>
        </message>
        <message>
            <source>Opnieuw openen</source>
            <translation>Open again</translation>
        </message>
        <message>
            <source>Order terugzetten</source>
            <translation>Put order back</translation>
        </message>
    </context>
    <context>
        <name>OrderViewSheet</name>
        <message>
            <source>Order {}</source>
            <translation>Order {}</translation>
        </message>
        <message>
            <source>Totaal</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Aanbetaald</source>
            <translation>Deposit paid</translation>
        </message>
        <message>
            <source>Nog te betalen</source>
            <translation>Still to pay</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>OrdersTab</name>
        <message>
            <source>op bon</source>
            <translation>on receipt</translation>
        </message>
        <message>
            <source>Order {}</source>
            <translation>Order {}</translation>
        </message>
        <message>
            <source>{} orders</source>
            <translation>{} orders</translation>
        </message>
        <message>
            <source>1 order</source>
            <translation>1 order</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Orders</translation>
        </message>
        <message>
            <source>Tik op een order om hem op de bon te openen.</source>
            <translation>Tap an order to open it on the receipt.</translation>
        </message>
        <message>
            <source>Geen openstaande orders</source>
            <translation>No outstanding orders</translation>
        </message>
    </context>
    <context>
        <name>PaperChoice</name>
        <message>
            <source>De bon gaat naar {address}.</source>
            <translation>The receipt goes to {address}.</translation>
        </message>
        <message>
            <source>Bon mailen</source>
            <translation>Mail receipt</translation>
        </message>
    </context>
    <context>
        <name>PaperDialog</name>
        <message>
            <source>Pagina %1 van %2</source>
            <translation>Page %1 of %2</translation>
        </message>
        <message>
            <source>De eerste %1 van %2 pagina's.</source>
            <translation>The first %1 of %2 pages.</translation>
        </message>
        <message>
            <source>Afdrukken</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>PaperFlow</name>
        <message>
            <source>Exporteren</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>%1 is bewaard</source>
            <translation>%1 is saved</translation>
        </message>
        <message>
            <source>Openen</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>1 factuur als gepost gemarkeerd</source>
            <translation>1 invoice marked as posted</translation>
        </message>
        <message>
            <source>%1 facturen als gepost gemarkeerd</source>
            <translation>%1 invoices marked as posted</translation>
        </message>
    </context>
    <context>
        <name>PaperRow</name>
        <message>
            <source>PDF bekijken</source>
            <translation>View PDF</translation>
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
        <name>Payment</name>
        <message>
            <source>Betaalwijze</source>
            <translation>Payment method</translation>
        </message>
        <message>
            <source>Snel bedrag</source>
            <translation>Quick amount</translation>
        </message>
        <message>
            <source>Bedrag terug</source>
            <translation>Amount back</translation>
        </message>
        <message>
            <source>Ontvangen bedrag</source>
            <translation>Amount received</translation>
        </message>
        <message>
            <source>Printen</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Geen</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Bon printen</source>
            <translation>Print receipt</translation>
        </message>
        <message>
            <source>Bon mailen</source>
            <translation>Mail receipt</translation>
        </message>
        <message>
            <source>Geen bon</source>
            <translation>No receipt</translation>
        </message>
        <message>
            <source>Bon</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Plaats order</source>
            <translation>Place order</translation>
        </message>
        <message>
            <source>Afronden zonder betaling</source>
            <translation>Complete without payment</translation>
        </message>
        <message>
            <source>Terugbetalen {amount}</source>
            <translation>Refund {amount}</translation>
        </message>
        <message>
            <source>Afrekenen volgende klant</source>
            <translation>Complete, next customer</translation>
        </message>
        <message>
            <source>Maak factuur</source>
            <translation>Create invoice</translation>
        </message>
        <message>
            <source>Later Factureren</source>
            <translation>Invoice later</translation>
        </message>
        <message>
            <source>Order (nieuw)</source>
            <translation>Order (new)</translation>
        </message>
        <message>
            <source>Order {number}</source>
            <translation>Order {number}</translation>
        </message>
        <message>
            <source>Er is niets te betalen.</source>
            <translation>There is nothing to pay.</translation>
        </message>
        <message>
            <source>Aanbetaling {amount} · rest {rest}</source>
            <translation>Deposit {amount} · rest {rest}</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>Contant</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Cadeaubon</source>
            <translation>Gift card</translation>
        </message>
        <message>
            <source>{amount} terug</source>
            <translation>{amount} back</translation>
        </message>
        <message>
            <source>{amount} hiermee betaald</source>
            <translation>{amount} paid with this</translation>
        </message>
        <message>
            <source>{amount} ontvangen</source>
            <translation>{amount} received</translation>
        </message>
        <message>
            <source>{amount} betaald</source>
            <translation>{amount} paid</translation>
        </message>
        <message>
            <source>Via de terminal</source>
            <translation>Through the terminal</translation>
        </message>
        <message>
            <source>Losse automaat</source>
            <translation>Stand-alone terminal</translation>
        </message>
        <message>
            <source>{method} terugnemen</source>
            <translation>Take {method} back</translation>
        </message>
        <message>
            <source>Gepast</source>
            <translation>Exact</translation>
        </message>
        <message>
            <source>Gepast, {amount}</source>
            <translation>Exact, {amount}</translation>
        </message>
        <message>
            <source>Terug te betalen</source>
            <translation>To be refunded</translation>
        </message>
        <message>
            <source>Terugbetaald</source>
            <translation>Refunded</translation>
        </message>
        <message>
            <source>Te betalen</source>
            <translation>To pay</translation>
        </message>
        <message>
            <source>Ontvangen</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Afgerond {amount}</source>
            <translation>Rounded {amount}</translation>
        </message>
        <message>
            <source>incl. btw</source>
            <translation>incl. VAT</translation>
        </message>
        <message>
            <source>{articles} · incl. btw</source>
            <translation>{articles} · incl. VAT</translation>
        </message>
        <message>
            <source>1 factuur</source>
            <translation>1 invoice</translation>
        </message>
        <message>
            <source>{count} facturen</source>
            <translation>{count} invoices</translation>
        </message>
        <message>
            <source>1 artikel</source>
            <translation>1 item</translation>
        </message>
        <message>
            <source>{count} artikelen</source>
            <translation>{count} articles</translation>
        </message>
        <message>
            <source>rest {amount}</source>
            <translation>rest {amount}</translation>
        </message>
        <message>
            <source>Aanbetaling</source>
            <translation>Deposit</translation>
        </message>
        <message>
            <source>Nog terug te betalen</source>
            <translation>Still to refund</translation>
        </message>
        <message>
            <source>Nog te betalen</source>
            <translation>Still to pay</translation>
        </message>
        <message>
            <source>Lade gaat open</source>
            <translation>Drawer opens</translation>
        </message>
        <message>
            <source>Lade gaat open bij afronden</source>
            <translation>Drawer opens on completion</translation>
        </message>
        <message>
            <source>Wisselgeld</source>
            <translation>Change</translation>
        </message>
    </context>
    <context>
        <name>PaymentFlow</name>
        <message>
            <source>Betaling van %1 terugdraaien?</source>
            <translation>Reverse payment of %1?</translation>
        </message>
        <message>
            <source>De betaling blijft staan en er komt een tegenboeking bij. Het bedrag staat daarna weer open.</source>
            <translation>The payment stays and a reversal is added. After that the amount is outstanding again.</translation>
        </message>
        <message>
            <source>Betaling van %1 teruggedraaid</source>
            <translation>Payment of %1 reversed</translation>
        </message>
        <message>
            <source>Ja, betaling terugdraaien</source>
            <translation>Yes, reverse payment</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
        </message>
        <message>
            <source>Betaling van %1 op %2 geboekt</source>
            <translation>Payment of %1 booked on %2</translation>
        </message>
        <message>
            <source>Terugbetaling van %1 op %2 geboekt</source>
            <translation>Refund of %1 booked on %2</translation>
        </message>
        <message>
            <source>Aanbetaling van %1 op %2 geregistreerd</source>
            <translation>Deposit of %1 registered on %2</translation>
        </message>
        <message>
            <source>Bekijk betaling</source>
            <translation>View payment</translation>
        </message>
        <message>
            <source>%1 facturen</source>
            <translation>%1 invoices</translation>
        </message>
    </context>
    <context>
        <name>PaymentParts</name>
        <message>
            <source>Betaalwijze</source>
            <translation>Payment method</translation>
        </message>
        <message>
            <source>Over meer betaalwijzen verdelen</source>
            <translation>Split over more payment methods</translation>
        </message>
        <message>
            <source>Bedrag</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Met één betaalwijze betalen</source>
            <translation>Pay by one payment method</translation>
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
        <name>PaymentSheet</name>
        <message>
            <source>Betalen</source>
            <translation>Pay</translation>
        </message>
        <message>
            <source>Aanbetalen</source>
            <translation>Make deposit</translation>
        </message>
        <message>
            <source>Terugbetalen</source>
            <translation>Refund</translation>
        </message>
        <message>
            <source>Datum</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Notitie</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Betaling bevestigen</source>
            <translation>Confirm payment</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Terug te betalen</source>
            <translation>To be refunded</translation>
        </message>
        <message>
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>PIN kan alleen via de kassa</source>
            <translation>Card is possible at the till only</translation>
        </message>
        <message>
            <source>Hele bedrag</source>
            <translation>Whole amount</translation>
        </message>
        <message>
            <source>Er zijn geen betaalwijzen om hier te gebruiken.</source>
            <translation>There are no payment methods to use here.</translation>
        </message>
        <message>
            <source>Zet betaalwijzen aan bij Instellingen.</source>
            <translation>Switch on payment methods in Settings.</translation>
        </message>
        <message>
            <source>Er is geen bedrag ingevuld.</source>
            <translation>No amount has been filled in.</translation>
        </message>
        <message>
            <source>Typ een bedrag.</source>
            <translation>Type an amount.</translation>
        </message>
        <message>
            <source>Dit is %1 meer dan er openstaat.</source>
            <translation>This is %1 more than is outstanding.</translation>
        </message>
        <message>
            <source>Alleen contant kan meer zijn; dan is er wisselgeld.</source>
            <translation>Only cash can be more; then there is change.</translation>
        </message>
        <message>
            <source>Wisselgeld %1</source>
            <translation>Change %1</translation>
        </message>
        <message>
            <source>Samen %1. Daarna nog open: %2.</source>
            <translation>Together %1. Still open after that: %2.</translation>
        </message>
        <message>
            <source>Ja, betaling bevestigen</source>
            <translation>Yes, confirm payment</translation>
        </message>
        <message>
            <source>Nee, terug</source>
            <translation>No, back</translation>
        </message>
        <message>
            <source>Terugbetaling van %1 op %2 bevestigen?</source>
            <translation>Confirm refund of %1 on %2?</translation>
        </message>
        <message>
            <source>Betaling van %1 op %2 bevestigen?</source>
            <translation>Confirm payment of %1 on %2?</translation>
        </message>
        <message>
            <source>Aanbetaling van %1 op %2 bevestigen?</source>
            <translation>Confirm deposit of %1 on %2?</translation>
        </message>
        <message>
            <source>Er wordt %1 aanbetaald. De order is %2; daarna is nog %3 te betalen.</source>
            <translation>A deposit of %1 is made. The order is %2; after that %3 is still to be paid.</translation>
        </message>
        <message>
            <source>Ontvangen %1, wisselgeld %2.</source>
            <translation>Received %1, change %2.</translation>
        </message>
        <message>
            <source>Daarna nog open: %1.</source>
            <translation>Still open after that: %1.</translation>
        </message>
        <message>
            <source>Controleer het bedrag dat is ontvangen.</source>
            <translation>Check the amount received.</translation>
        </message>
        <message>
            <source>De betaling wordt geboekt.</source>
            <translation>The payment is being booked.</translation>
        </message>
        <message>
            <source>Wacht even.</source>
            <translation>One moment.</translation>
        </message>
    </context>
    <context>
        <name>Picker</name>
        <message>
            <source>Gevonden</source>
            <translation>Found</translation>
        </message>
        <message>
            <source>Lijst openen (F4)</source>
            <translation>Open list (F4)</translation>
        </message>
        <message>
            <source>Typ om te zoeken…</source>
            <translation>Type to search…</translation>
        </message>
        <message>
            <source>Niets gevonden</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>Typ om te zoeken</source>
            <translation>Type to search</translation>
        </message>
        <message>
            <source>%1 gevonden</source>
            <translation>%1 found</translation>
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
        <name>PriceListsPage</name>
        <message>
            <source>Prijslijsten</source>
            <translation>Price lists</translation>
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
            <source>Nog geen prijslijsten. Vul hieronder de eerste in.</source>
            <translation>No price lists yet. Fill in the first one below.</translation>
        </message>
        <message>
            <source>Een korting op alle artikelen. Een eigen korting bij de relatie gaat voor.</source>
            <translation>One discount on all items. An own discount with the relation goes first.</translation>
        </message>
        <message>
            <source>Gegevens</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Korting in procenten</source>
            <translation>Discount in per cent</translation>
        </message>
        <message>
            <source>Korting</source>
            <translation>Discount</translation>
        </message>
        <message>
            <source>Relaties</source>
            <translation>Relations</translation>
        </message>
        <message>
            <source>Prijslijst '%1' is bewaard.</source>
            <translation>Price list '%1' is saved.</translation>
        </message>
    </context>
    <context>
        <name>PrivacyPart</name>
        <message>
            <source>Toestemming vastleggen</source>
            <translation>Record consent</translation>
        </message>
        <message>
            <source>Toestemming intrekken</source>
            <translation>Withdraw consent</translation>
        </message>
        <message>
            <source>Exporteren</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Wissen</source>
            <translation>Erase</translation>
        </message>
        <message>
            <source>Gegeven</source>
            <translation>Given</translation>
        </message>
        <message>
            <source>Ingetrokken</source>
            <translation>Withdrawn</translation>
        </message>
        <message>
            <source>Geen toestemming</source>
            <translation>No consent</translation>
        </message>
        <message>
            <source>Er is nog geen tekst: zie Instellingen, Klantinstellingen, GDPR.</source>
            <translation>There is no text yet: see Settings, Customer settings, GDPR.</translation>
        </message>
        <message>
            <source>Nieuwe tekst vastleggen</source>
            <translation>Record new text</translation>
        </message>
        <message>
            <source>gegevens %1</source>
            <translation>data %1</translation>
        </message>
        <message>
            <source>Alle gegevens staan in %1.</source>
            <translation>All data is in %1.</translation>
        </message>
        <message>
            <source>Gegevens van %1 (%2) wissen?</source>
            <translation>Erase data of %1 (%2)?</translation>
        </message>
        <message>
            <source>Naam, adressen, contactgegevens, nummers en notities verdwijnen voorgoed; het debiteurnummer blijft. Facturen en bonnen blijven zoals ze zijn, met de verzonden e-mails en hun adressen, %1 jaar lang, zoals de wet vraagt. E-mails die niet verzonden zijn verdwijnen.</source>
            <translation>Name, addresses, contact details, numbers and notes disappear for good; the debtor number stays. Invoices and receipts stay as they are, with the e-mails sent and their addresses, for %1 years, as the law asks. E-mails that were not sent disappear.</translation>
        </message>
        <message>
            <source>Ja, gegevens wissen</source>
            <translation>Yes, erase data</translation>
        </message>
        <message>
            <source>Nee, behouden</source>
            <translation>No, keep</translation>
        </message>
        <message>
            <source>%1, vastgelegd door %2, tekst versie %3</source>
            <translation>%1, recorded by %2, text version %3</translation>
        </message>
    </context>
    <context>
        <name>ProgressDialog</name>
        <message>
            <source>Facturen maken</source>
            <translation>Create invoices</translation>
        </message>
        <message>
            <source>Stoppen</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>%1 van %2 facturen</source>
            <translation>%1 of %2 invoices</translation>
        </message>
        <message>
            <source>Stopt na deze factuur. Wat klaar is blijft staan.</source>
            <translation>Stops after this invoice. What is done stays.</translation>
        </message>
    </context>
    <context>
        <name>PromiseFields</name>
        <message>
            <source>Vandaag</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Morgen</source>
            <translation>Tomorrow</translation>
        </message>
        <message>
            <source>Kies datum</source>
            <translation>Pick date</translation>
        </message>
        <message>
            <source>Hele dag</source>
            <translation>All day</translation>
        </message>
        <message>
            <source>{} uur</source>
            <translation>{} h</translation>
        </message>
        <message>
            <source>Bezorgdatum {}</source>
            <translation>Delivery date {}</translation>
        </message>
        <message>
            <source>Afhaaldatum {}</source>
            <translation>Pick-up date {}</translation>
        </message>
        <message>
            <source>Verwachte bezorgdatum</source>
            <translation>Expected delivery date</translation>
        </message>
        <message>
            <source>Afhaaldatum</source>
            <translation>Pick-up date</translation>
        </message>
        <message>
            <source>Tijdvak</source>
            <translation>Time slot</translation>
        </message>
    </context>
    <context>
        <name>QuantitiesDialog</name>
        <message>
            <source>Datum</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>van %1</source>
            <translation>of %1</translation>
        </message>
        <message>
            <source>Aantal van %1, %2</source>
            <translation>Quantity of %1, %2</translation>
        </message>
        <message>
            <source>Er is niets gekozen. Vul bij minstens één regel een aantal in.</source>
            <translation>Nothing has been chosen. Fill in a quantity on at least one line.</translation>
        </message>
        <message>
            <source>Van %1 kunnen er hoogstens %2.</source>
            <translation>At most %2 of %1 are possible.</translation>
        </message>
    </context>
    <context>
        <name>QueueFlow</name>
        <message>
            <source>Order {} teruggezet</source>
            <translation>Order {} put back</translation>
        </message>
        <message>
            <source>Bon {} geparkeerd</source>
            <translation>Receipt {} on hold</translation>
        </message>
        <message>
            <source>De pakbon van order {} gaat naar de printer.</source>
            <translation>The picking slip of order {} goes to the printer.</translation>
        </message>
        <message>
            <source>De e-mail gaat naar {}.</source>
            <translation>The e-mail goes to {}.</translation>
        </message>
        <message>
            <source>Orderwachtrij</source>
            <translation>Order queue</translation>
        </message>
    </context>
    <context>
        <name>QueueScreen</name>
        <message>
            <source>stand {}</source>
            <translation>as of {}</translation>
        </message>
        <message>
            <source>Geen orders met dit filter</source>
            <translation>No orders with this filter</translation>
        </message>
        <message>
            <source>Geen openstaande orders</source>
            <translation>No outstanding orders</translation>
        </message>
        <message>
            <source>Alles</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Afhalen</source>
            <translation>Pick up</translation>
        </message>
        <message>
            <source>Bezorgen</source>
            <translation>Deliver</translation>
        </message>
        <message>
            <source>Te laat</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Orderwachtrij</source>
            <translation>Order queue</translation>
        </message>
        <message>
            <source>Zoek op naam, ordernummer of scan</source>
            <translation>Search by name, order number or scan</translation>
        </message>
        <message>
            <source>Kaarten</source>
            <translation>Cards</translation>
        </message>
        <message>
            <source>Lijst</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Tik op een order om hem op de bon te openen. Een lopende bon wordt vanzelf geparkeerd.</source>
            <translation>Tap an order to open it on the receipt. A receipt in progress is put on hold by itself.</translation>
        </message>
        <message>
            <source>Orderwachtrij sluiten</source>
            <translation>Close order queue</translation>
        </message>
        <message>
            <source>Opnieuw proberen</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Filters wissen</source>
            <translation>Clear filters</translation>
        </message>
        <message>
            <source>Openstaande orders</source>
            <translation>Outstanding orders</translation>
        </message>
    </context>
    <context>
        <name>QueueWords</name>
        <message>
            <source>Afhalen</source>
            <translation>Pick up</translation>
        </message>
        <message>
            <source>Bezorgen</source>
            <translation>Deliver</translation>
        </message>
        <message>
            <source>1 artikel</source>
            <translation>1 item</translation>
        </message>
        <message>
            <source>{} artikelen</source>
            <translation>{} items</translation>
        </message>
        <message>
            <source>Order {}</source>
            <translation>Order {}</translation>
        </message>
        <message>
            <source>1 openstaande order</source>
            <translation>1 outstanding order</translation>
        </message>
        <message>
            <source>{} openstaande orders</source>
            <translation>{} outstanding orders</translation>
        </message>
        <message>
            <source>1 nieuwe order · Toon</source>
            <translation>1 new order · Show</translation>
        </message>
        <message>
            <source>{} nieuwe orders · Toon</source>
            <translation>{} new orders · Show</translation>
        </message>
        <message>
            <source>Te laat</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Bijna te laat</source>
            <translation>Nearly late</translation>
        </message>
        <message>
            <source>Nieuw</source>
            <translation>New</translation>
        </message>
        <message>
            <source>In behandeling</source>
            <translation>In progress</translation>
        </message>
        <message>
            <source>Klaar</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>Betaald</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Aanbetaald {} · rest {}</source>
            <translation>Deposit {} · remaining {}</translation>
        </message>
        <message>
            <source>Op rekening</source>
            <translation>On account</translation>
        </message>
        <message>
            <source>Later Factureren</source>
            <translation>Invoice later</translation>
        </message>
        <message>
            <source>Nog te betalen {}</source>
            <translation>Still to pay {}</translation>
        </message>
    </context>
    <context>
        <name>ReadInDialog</name>
        <message>
            <source>Bestand kiezen</source>
            <translation>Choose a file</translation>
        </message>
        <message>
            <source>Er verandert pas iets na 'toevoegen'. Rijen die niet begrepen zijn, staan er met de reden bij.</source>
            <translation>Nothing changes until after 'add'. Rows that were not understood are shown with the reason.</translation>
        </message>
        <message>
            <source>Inlezen</source>
            <translation>Read in</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>CSV-bestand</source>
            <translation>CSV file</translation>
        </message>
        <message>
            <source>Draagbare scanner</source>
            <translation>Portable scanner</translation>
        </message>
        <message>
            <source>Bestand kiezen…</source>
            <translation>Choose file…</translation>
        </message>
        <message>
            <source>Poort</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Snelheid</source>
            <translation>Speed</translation>
        </message>
        <message>
            <source>Uitlezen</source>
            <translation>Read out</translation>
        </message>
        <message>
            <source>Voorgestelde regels</source>
            <translation>Proposed lines</translation>
        </message>
        <message>
            <source>Niet begrepen rijen</source>
            <translation>Rows not understood</translation>
        </message>
        <message>
            <source>Kolom %1: %2</source>
            <translation>Column %1: %2</translation>
        </message>
        <message>
            <source>Niet inlezen</source>
            <translation>Do not read in</translation>
        </message>
        <message>
            <source>Barcode of nummer</source>
            <translation>Barcode or number</translation>
        </message>
        <message>
            <source>Aantal</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Prijs</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Geen seriële poort gevonden. Sluit de scanner aan en kies opnieuw.</source>
            <translation>No serial port found. Connect the scanner and choose again.</translation>
        </message>
        <message>
            <source>Druk nu op de scanner op verzenden.</source>
            <translation>Now press send on the scanner.</translation>
        </message>
        <message>
            <source>Voorgestelde regels: %1</source>
            <translation>Proposed lines: %1</translation>
        </message>
        <message>
            <source>Niet begrepen rijen: %1</source>
            <translation>Rows not understood: %1</translation>
        </message>
        <message>
            <source>%1 regels toevoegen</source>
            <translation>Add %1 lines</translation>
        </message>
        <message>
            <source>Rij</source>
            <translation>Row</translation>
        </message>
        <message>
            <source>Artikel</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Staat er</source>
            <translation>As read</translation>
        </message>
        <message>
            <source>Reden</source>
            <translation>Reason</translation>
        </message>
    </context>
    <context>
        <name>ReasonDialog</name>
        <message>
            <source>Reden</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Typ waarom; dit komt in de historie te staan.</source>
            <translation>Type why; this is shown in the history.</translation>
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
            <source>Notitie sluiten</source>
            <translation>Close note</translation>
        </message>
        <message>
            <source>Terugbetalen {}</source>
            <translation>Refund {}</translation>
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
            <source>1 factuur</source>
            <translation>1 invoice</translation>
        </message>
        <message>
            <source>{} facturen</source>
            <translation>{} invoices</translation>
        </message>
        <message>
            <source>1 cadeaubon</source>
            <translation>1 gift card</translation>
        </message>
        <message>
            <source>{} cadeaubonnen</source>
            <translation>{} gift cards</translation>
        </message>
        <message>
            <source>1 artikel retour</source>
            <translation>1 item returned</translation>
        </message>
        <message>
            <source>{} artikelen retour</source>
            <translation>{} items returned</translation>
        </message>
        <message>
            <source>{} retour</source>
            <translation>{} returned</translation>
        </message>
        <message>
            <source>Korting {}</source>
            <translation>Discount {}</translation>
        </message>
        <message>
            <source>Aanbetaald</source>
            <translation>Deposit paid</translation>
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
            <source>totaal {}</source>
            <translation>total {}</translation>
        </message>
        <message>
            <source>Opnieuw</source>
            <translation>Again</translation>
        </message>
        <message>
            <source>Mailen</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Bon mailen</source>
            <translation>Mail receipt</translation>
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
            <source>Prijzen incl. btw. Voorraad wordt gereserveerd bij plaatsen.</source>
            <translation>Prices incl. VAT. Stock is reserved when the order is placed.</translation>
        </message>
        <message>
            <source>Bon parkeren</source>
            <translation>Hold receipt</translation>
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
            <source>Retour zonder bon stoppen</source>
            <translation>Stop return without receipt</translation>
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
            <source>Retour</source>
            <translation>Return</translation>
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
            <source>En nog %1 regels.</source>
            <translation>And %1 more lines.</translation>
        </message>
        <message>
            <source>verslag {}</source>
            <translation>report {}</translation>
        </message>
    </context>
    <context>
        <name>RestoreWindow</name>
        <message>
            <source>Reservekopie terugzetten</source>
            <translation>Restore a backup</translation>
        </message>
        <message>
            <source>Bestand</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Kiezen…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Herstelcode</source>
            <translation>Recovery code</translation>
        </message>
        <message>
            <source>Nummer onderaan de laatste bon of het laatste Z-rapport</source>
            <translation>Number at the bottom of the last receipt or Z report</translation>
        </message>
        <message>
            <source>Laatste nummers op papier van na deze reservekopie</source>
            <translation>Last numbers on paper since this backup</translation>
        </message>
        <message>
            <source>Mag leeg. Zoals R01-26-00131 2026-0449; tot en met die nummers komt er geen nog eens.</source>
            <translation>May stay empty. Such as R01-26-00131 2026-0449; no number up to those is given out again.</translation>
        </message>
        <message>
            <source>Andere kiezen</source>
            <translation>Choose another</translation>
        </message>
        <message>
            <source>Mag leeg. Zoals 1207:8f2a90c1b7de; dan wordt gezegd of die bon erin staat.</source>
            <translation>May be empty. Such as 1207:8f2a90c1b7de; then it is told whether that receipt is in it.</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Bekijken</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>Kies een bestand. Wat erin staat, is te lezen voor er iets gebeurt.</source>
            <translation>Choose a file. What is in it is shown before anything happens.</translation>
        </message>
        <message>
            <source>Dit is verplicht.</source>
            <translation>This is required.</translation>
        </message>
        <message>
            <source>De reservekopie wordt geopend en gecontroleerd…</source>
            <translation>The backup is being opened and checked…</translation>
        </message>
        <message>
            <source>Deze reservekopie is van een andere computer en is versleuteld.</source>
            <translation>This backup is of another computer and is encrypted.</translation>
        </message>
        <message>
            <source>25 letters en cijfers; de code begint met %1.</source>
            <translation>25 letters and digits; the code begins with %1.</translation>
        </message>
        <message>
            <source>Dit staat erin:</source>
            <translation>This is in it:</translation>
        </message>
        <message>
            <source>Terugzetten</source>
            <translation>Restore</translation>
        </message>
        <message>
            <source>De reservekopie wordt teruggezet…</source>
            <translation>The backup is being restored…</translation>
        </message>
        <message>
            <source>De winkel is terug.</source>
            <translation>The shop is back.</translation>
        </message>
        <message>
            <source>Backoffice openen</source>
            <translation>Open back office</translation>
        </message>
        <message>
            <source>Reservekopie kiezen</source>
            <translation>Choose a backup</translation>
        </message>
        <message>
            <source>Reservekopieën (*.backup);;Alle bestanden (*)</source>
            <translation>Backups (*.backup);;All files (*)</translation>
        </message>
    </context>
    <context>
        <name>ReturnFlow</name>
        <message>
            <source>Retour op de bon gezet</source>
            <translation>Return put on the receipt</translation>
        </message>
        <message>
            <source>Retour zonder bon: scan het artikel</source>
            <translation>Return without receipt: scan the item</translation>
        </message>
    </context>
    <context>
        <name>ReturnScreen</name>
        <message>
            <source>Dit artikel staat niet (meer) op deze bon.</source>
            <translation>This item is not on this receipt (any more).</translation>
        </message>
        <message>
            <source>Terug {}</source>
            <translation>Back {}</translation>
        </message>
        <message>
            <source>Bon {}</source>
            <translation>Receipt {}</translation>
        </message>
        <message>
            <source>Retour: deels</source>
            <translation>Returned: partly</translation>
        </message>
        <message>
            <source>Retour: geheel</source>
            <translation>Returned: fully</translation>
        </message>
        <message>
            <source>Retour</source>
            <translation>Return</translation>
        </message>
        <message>
            <source>Retour sluiten</source>
            <translation>Close return</translation>
        </message>
        <message>
            <source>Scan de kassabon of zoek…</source>
            <translation>Scan the receipt or search…</translation>
        </message>
        <message>
            <source>Zoek op bonnummer, bedrag, datum, klant of artikel.</source>
            <translation>Search by receipt number, amount, date, customer or item.</translation>
        </message>
        <message>
            <source>Kassabonnen</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Geen kassabon gevonden. Zoek op iets anders of kies Zonder kassabon.</source>
            <translation>No receipt found. Search for something else or choose Without receipt.</translation>
        </message>
        <message>
            <source>Zonder kassabon</source>
            <translation>Without receipt</translation>
        </message>
        <message>
            <source>Alles</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Andere bon</source>
            <translation>Other receipt</translation>
        </message>
        <message>
            <source>Van deze bon kan niets meer terug.</source>
            <translation>Nothing of this receipt can come back any more.</translation>
        </message>
        <message>
            <source>Reden</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Op bon</source>
            <translation>On receipt</translation>
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
            <translation>Discount on the receipt</translation>
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
            <translation>Open drawer without a sale</translation>
        </message>
        <message>
            <source>Kas in en uit</source>
            <translation>Cash in and out</translation>
        </message>
        <message>
            <source>Bon opnieuw printen</source>
            <translation>Print receipt again</translation>
        </message>
        <message>
            <source>Kassa openen</source>
            <translation>Open till</translation>
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
            <translation>Close day</translation>
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
            <translation>Practice</translation>
        </message>
        <message>
            <source>Backoffice openen</source>
            <translation>Open back office</translation>
        </message>
        <message>
            <source>Relaties bekijken</source>
            <translation>View relations</translation>
        </message>
        <message>
            <source>Relaties wijzigen</source>
            <translation>Edit relations</translation>
        </message>
        <message>
            <source>Relaties importeren</source>
            <translation>Import relations</translation>
        </message>
        <message>
            <source>Relaties samenvoegen</source>
            <translation>Merge relations</translation>
        </message>
        <message>
            <source>Relaties wissen (AVG)</source>
            <translation>Erase relations (GDPR)</translation>
        </message>
        <message>
            <source>Kredietlimiet wijzigen</source>
            <translation>Edit credit limit</translation>
        </message>
        <message>
            <source>Verkooporders bekijken</source>
            <translation>View orders</translation>
        </message>
        <message>
            <source>Verkooporders wijzigen</source>
            <translation>Edit orders</translation>
        </message>
        <message>
            <source>Verkooporders annuleren</source>
            <translation>Cancel orders</translation>
        </message>
        <message>
            <source>Pakbonnen bekijken</source>
            <translation>View delivery notes</translation>
        </message>
        <message>
            <source>Pakbonnen maken en annuleren</source>
            <translation>Create and cancel delivery notes</translation>
        </message>
        <message>
            <source>Facturen bekijken</source>
            <translation>View invoices</translation>
        </message>
        <message>
            <source>Conceptfacturen wijzigen</source>
            <translation>Edit draft invoices</translation>
        </message>
        <message>
            <source>Facturen definitief maken</source>
            <translation>Make invoices final</translation>
        </message>
        <message>
            <source>Facturen crediteren</source>
            <translation>Credit invoices</translation>
        </message>
        <message>
            <source>Concepten verwijderen</source>
            <translation>Delete drafts</translation>
        </message>
        <message>
            <source>Betalingen registreren</source>
            <translation>Register payments</translation>
        </message>
        <message>
            <source>Betalingen terugdraaien</source>
            <translation>Reverse payments</translation>
        </message>
        <message>
            <source>E-mail verzenden</source>
            <translation>Send e-mail</translation>
        </message>
        <message>
            <source>E-mail bewerken</source>
            <translation>Edit e-mail</translation>
        </message>
        <message>
            <source>E-mailsjablonen wijzigen</source>
            <translation>Edit e-mail templates</translation>
        </message>
        <message>
            <source>Factuurinstellingen wijzigen</source>
            <translation>Edit invoice settings</translation>
        </message>
        <message>
            <source>Perioden afsluiten</source>
            <translation>Close periods</translation>
        </message>
        <message>
            <source>Retour nemen</source>
            <translation>Take returns</translation>
        </message>
        <message>
            <source>Retour nemen zonder kassabon</source>
            <translation>Take returns without a receipt</translation>
        </message>
        <message>
            <source>Terugbetalen met een andere betaalwijze</source>
            <translation>Refund by another payment method</translation>
        </message>
        <message>
            <source>Cadeaubonnen verkopen</source>
            <translation>Sell gift cards</translation>
        </message>
        <message>
            <source>Verkopen boven de kredietlimiet</source>
            <translation>Sell over the credit limit</translation>
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
            <source>Relaties en verkoop</source>
            <translation>Relations and sales</translation>
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
            <source>Van {} verandert het aantal niet. Haal de regel van de bon, of wijzig het bedrag.</source>
            <translation>The number of {} does not change. Take the line off the receipt, or change the amount.</translation>
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
        <message>
            <source>Geen verbinding met de server. De bon is bewaard; scans wachten tot hij terug is.</source>
            <translation>No connection to the server. The receipt is kept; scans wait until it is back.</translation>
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
        <message>
            <source>Open de order opnieuw of zet hem terug. Er is nog niets afgerekend.</source>
            <translation>Open the order again or put it back. Nothing has been settled yet.</translation>
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
        <name>SalesActions</name>
        <message>
            <source>Betalen</source>
            <translation>Pay</translation>
        </message>
        <message>
            <source>Terugbetalen</source>
            <translation>Refund</translation>
        </message>
        <message>
            <source>Maak definitief</source>
            <translation>Make final</translation>
        </message>
        <message>
            <source>Bewerken</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Verder bewerken</source>
            <translation>Continue editing</translation>
        </message>
        <message>
            <source>Verwijderen</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Factuur verwijderen</source>
            <translation>Delete invoice</translation>
        </message>
        <message>
            <source>Crediteren</source>
            <translation>Credit</translation>
        </message>
        <message>
            <source>Mailen</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Nogmaals mailen</source>
            <translation>E-mail again</translation>
        </message>
        <message>
            <source>Als gepost markeren</source>
            <translation>Mark as posted</translation>
        </message>
        <message>
            <source>Afdrukken</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Exporteren</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Kopiëren</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Wijzigen</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Order annuleren</source>
            <translation>Cancel order</translation>
        </message>
        <message>
            <source>Regels annuleren</source>
            <translation>Cancel lines</translation>
        </message>
        <message>
            <source>Aanbetalen</source>
            <translation>Make deposit</translation>
        </message>
        <message>
            <source>Pakbon aanmaken</source>
            <translation>Create delivery note</translation>
        </message>
        <message>
            <source>Factureren</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Pakbon annuleren</source>
            <translation>Cancel delivery note</translation>
        </message>
        <message>
            <source>Openen</source>
            <translation>Open</translation>
        </message>
    </context>
    <context>
        <name>SalesActs</name>
        <message>
            <source>Dit concept</source>
            <translation>This draft</translation>
        </message>
        <message>
            <source>%1 heeft de status %2; deze stap kan dan niet.</source>
            <translation>%1 has the status %2; this step is not possible then.</translation>
        </message>
        <message>
            <source>Bevestig eerst de order.</source>
            <translation>Confirm the order first.</translation>
        </message>
        <message>
            <source>Bevestig eerst de pakbon.</source>
            <translation>Confirm the delivery note first.</translation>
        </message>
        <message>
            <source>Maak de factuur eerst definitief.</source>
            <translation>Make the invoice final first.</translation>
        </message>
        <message>
            <source>Een definitieve factuur verandert niet meer. Maak een creditfactuur.</source>
            <translation>A final invoice does not change any more. Create a credit note.</translation>
        </message>
        <message>
            <source>Dat kan niet met: %1.</source>
            <translation>That is not possible with: %1.</translation>
        </message>
        <message>
            <source>Kies een ander document.</source>
            <translation>Choose another document.</translation>
        </message>
        <message>
            <source>Op %1 staat niets meer open.</source>
            <translation>Nothing is outstanding on %1 any more.</translation>
        </message>
        <message>
            <source>%1 staat al op factuur %2.</source>
            <translation>%1 is on invoice %2 already.</translation>
        </message>
        <message>
            <source>Crediteer eerst die factuur; daarna komt de pakbon weer vrij.</source>
            <translation>Credit that invoice first; after that the delivery note is free again.</translation>
        </message>
        <message>
            <source>Alles van %1 is al geleverd.</source>
            <translation>Everything of %1 has been delivered already.</translation>
        </message>
        <message>
            <source>%1 is al helemaal gecrediteerd.</source>
            <translation>%1 has been fully credited already.</translation>
        </message>
        <message>
            <source>Een concept gaat niet de deur uit: het heeft nog geen nummer.</source>
            <translation>A draft does not leave the building: it has no number yet.</translation>
        </message>
    </context>
    <context>
        <name>SalesBlocks</name>
        <message>
            <source>Actie order</source>
            <translation>Order action</translation>
        </message>
        <message>
            <source>Details van de order</source>
            <translation>Order details</translation>
        </message>
        <message>
            <source>Actie pakbon</source>
            <translation>Delivery note action</translation>
        </message>
        <message>
            <source>Details van de pakbon</source>
            <translation>Delivery note details</translation>
        </message>
        <message>
            <source>Actie factuur</source>
            <translation>Invoice action</translation>
        </message>
        <message>
            <source>Details van de factuur</source>
            <translation>Invoice details</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Vervaldatum</source>
            <translation>Due date</translation>
        </message>
        <message>
            <source>Verwachte leverdatum</source>
            <translation>Expected delivery date</translation>
        </message>
        <message>
            <source>Leverwijze</source>
            <translation>Delivery method</translation>
        </message>
        <message>
            <source>Verzendmethode</source>
            <translation>Sending method</translation>
        </message>
        <message>
            <source>Gepost op</source>
            <translation>Posted on</translation>
        </message>
        <message>
            <source>Kenmerk</source>
            <translation>Reference</translation>
        </message>
        <message>
            <source>Betreft</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Medewerker</source>
            <translation>Employee</translation>
        </message>
        <message>
            <source>Subtotaal excl. btw</source>
            <translation>Subtotal excl. VAT</translation>
        </message>
        <message>
            <source>Btw %1</source>
            <translation>VAT %1</translation>
        </message>
        <message>
            <source>Totaal incl. btw</source>
            <translation>Total incl. VAT</translation>
        </message>
        <message>
            <source>Ontvangen</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Aanbetaald</source>
            <translation>Deposit paid</translation>
        </message>
        <message>
            <source>Gecrediteerd</source>
            <translation>Credited</translation>
        </message>
        <message>
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>Orderdatum</source>
            <translation>Order date</translation>
        </message>
        <message>
            <source>Pakbondatum</source>
            <translation>Delivery note date</translation>
        </message>
        <message>
            <source>Factuurdatum</source>
            <translation>Invoice date</translation>
        </message>
    </context>
    <context>
        <name>SalesList</name>
        <message>
            <source>Er zijn facturen van %1 debiteuren gekozen.</source>
            <translation>Invoices of %1 debtors have been chosen.</translation>
        </message>
        <message>
            <source>Een betaling is van één debiteur: kies facturen van één debiteur.</source>
            <translation>A payment is of one debtor: choose invoices of one debtor.</translation>
        </message>
        <message>
            <source>Mailen gaat per document, zodat elk bericht gecontroleerd kan worden.</source>
            <translation>E-mailing goes per document, so that each message can be checked.</translation>
        </message>
        <message>
            <source>Kies één document.</source>
            <translation>Choose one document.</translation>
        </message>
        <message>
            <source>Verwijderen gaat per document.</source>
            <translation>Deleting goes per document.</translation>
        </message>
        <message>
            <source>Factureren</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Er is geen pakbon gekozen.</source>
            <translation>No delivery note has been chosen.</translation>
        </message>
        <message>
            <source>Kies een pakbon in de lijst, of vink er meer aan.</source>
            <translation>Choose a delivery note in the list, or tick more of them.</translation>
        </message>
    </context>
    <context>
        <name>SalesLists</name>
        <message>
            <source>Alles is geprint en gepost.</source>
            <translation>Everything is printed and posted.</translation>
        </message>
        <message>
            <source>Alles is verzonden.</source>
            <translation>Everything is sent.</translation>
        </message>
        <message>
            <source>Betalen</source>
            <translation>Pay</translation>
        </message>
        <message>
            <source>Afdrukken</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Mailen</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Kopiëren</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Gepost</source>
            <translation>Posted</translation>
        </message>
        <message>
            <source>Factureren</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Factuur verwijderen</source>
            <translation>Delete invoice</translation>
        </message>
        <message>
            <source>Definitief, maar nog niet verzonden</source>
            <translation>Final, but not sent yet</translation>
        </message>
        <message>
            <source>Te printen en posten</source>
            <translation>To print and post</translation>
        </message>
        <message>
            <source>Openstaande debiteuren</source>
            <translation>Outstanding debtors</translation>
        </message>
        <message>
            <source>Prullenbak</source>
            <translation>Bin</translation>
        </message>
        <message>
            <source>Zoek op nummer, debiteur, betreft of bedrag…</source>
            <translation>Search by number, debtor, subject or amount…</translation>
        </message>
        <message>
            <source>%1 verwijderd</source>
            <translation>%1 deleted</translation>
        </message>
        <message>
            <source>Ongedaan maken</source>
            <translation>Undo</translation>
        </message>
    </context>
    <context>
        <name>SalesTables</name>
        <message>
            <source>Artikel</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Omschrijving</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Aantal</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Eenheid</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Prijs</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Korting</source>
            <translation>Discount</translation>
        </message>
        <message>
            <source>Btw</source>
            <translation>VAT</translation>
        </message>
        <message>
            <source>Bedrag</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Datum</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Betaalwijze</source>
            <translation>Payment method</translation>
        </message>
        <message>
            <source>Notitie</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Geboekt</source>
            <translation>Booked</translation>
        </message>
        <message>
            <source>Teruggedraaid</source>
            <translation>Reversed</translation>
        </message>
        <message>
            <source>Tegenboeking</source>
            <translation>Reversal</translation>
        </message>
        <message>
            <source>Moment</source>
            <translation>Moment</translation>
        </message>
        <message>
            <source>Medewerker</source>
            <translation>Employee</translation>
        </message>
        <message>
            <source>Gebeurtenis</source>
            <translation>Event</translation>
        </message>
    </context>
    <context>
        <name>SalesWords</name>
        <message>
            <source>Order</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Pakbon</source>
            <translation>Delivery note</translation>
        </message>
        <message>
            <source>Factuur</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Creditfactuur</source>
            <translation>Credit note</translation>
        </message>
        <message>
            <source>%1 (concept)</source>
            <translation>%1 (draft)</translation>
        </message>
        <message>
            <source>Voorbeeld van de PDF</source>
            <translation>Preview of the PDF</translation>
        </message>
        <message>
            <source>Geannuleerd</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Volledig geannuleerd</source>
            <translation>Fully cancelled</translation>
        </message>
        <message>
            <source>Concept</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>Te factureren</source>
            <translation>To invoice</translation>
        </message>
        <message>
            <source>Definitief</source>
            <translation>Final</translation>
        </message>
        <message>
            <source>Afgehandeld</source>
            <translation>Completed</translation>
        </message>
        <message>
            <source>Gefactureerd</source>
            <translation>Invoiced</translation>
        </message>
        <message>
            <source>Gedeeltelijk geannuleerd</source>
            <translation>Partly cancelled</translation>
        </message>
        <message>
            <source>Niet betaald</source>
            <translation>Not paid</translation>
        </message>
        <message>
            <source>Aanbetaald</source>
            <translation>Deposit paid</translation>
        </message>
        <message>
            <source>Volledig betaald</source>
            <translation>Fully paid</translation>
        </message>
        <message>
            <source>Gecrediteerd</source>
            <translation>Credited</translation>
        </message>
        <message>
            <source>Betaald</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Vervallen</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Gedeeltelijk betaald</source>
            <translation>Partly paid</translation>
        </message>
        <message>
            <source>Geen verzending</source>
            <translation>No sending</translation>
        </message>
        <message>
            <source>Verzending %1</source>
            <translation>Sending %1</translation>
        </message>
        <message>
            <source>1 dag te laat</source>
            <translation>1 day late</translation>
        </message>
        <message>
            <source>%1 dagen te laat</source>
            <translation>%1 days late</translation>
        </message>
    </context>
    <context>
        <name>ScanLine</name>
        <message>
            <source>Geen code herkend</source>
            <translation>No code recognised</translation>
        </message>
        <message>
            <source>{count} tekens in {burst} ms · {shown} ms later op het scherm</source>
            <translation>{count} characters in {burst} ms · on the screen {shown} ms later</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>Leesbaar</source>
            <translation>Readable</translation>
        </message>
        <message>
            <source>Tijd</source>
            <translation>Time</translation>
        </message>
    </context>
    <context>
        <name>ScanRow</name>
        <message>
            <source>Lege regel: scan of typ een artikel</source>
            <translation>Empty line: scan or type an item</translation>
        </message>
        <message>
            <source>Scan een barcode of typ een artikelnummer of naam…</source>
            <translation>Scan a barcode or type an item number or name…</translation>
        </message>
        <message>
            <source>Enter voegt toe</source>
            <translation>Enter adds</translation>
        </message>
    </context>
    <context>
        <name>ScannerPage</name>
        <message>
            <source>Van het eerste teken tot op het scherm, laatste {count} scans: {best} tot {worst} ms.</source>
            <translation>From the first character to the screen, last {count} scans: {best} to {worst} ms.</translation>
        </message>
        <message>
            <source>Nog niets gescand.</source>
            <translation>Nothing scanned yet.</translation>
        </message>
        <message>
            <source>Scan drie keer een artikel met een gewone streepjescode: {count} van {all}.</source>
            <translation>Scan an article with an ordinary bar code three times: {count} of {all}.</translation>
        </message>
        <message>
            <source>De scanner stuurt '{prefix}' voor de code en '{suffix}' erachter.</source>
            <translation>The scanner sends '{prefix}' before the code and '{suffix}' behind it.</translation>
        </message>
        <message>
            <source>De scanner stuurt '{prefix}' voor de code.</source>
            <translation>The scanner sends '{prefix}' before the code.</translation>
        </message>
        <message>
            <source>De scanner stuurt '{suffix}' achter de code.</source>
            <translation>The scanner sends '{suffix}' behind the code.</translation>
        </message>
        <message>
            <source>De scanner stuurt alleen de code.</source>
            <translation>The scanner sends the code alone.</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Hij sluit af met {}. Kies Overnemen.</source>
            <translation>It ends with {}. Choose Take over.</translation>
        </message>
        <message>
            <source>Er komt geen Enter of Tab achter: zet op de scanner Enter als einde aan.</source>
            <translation>No Enter or Tab follows: switch on Enter as the end on the scanner.</translation>
        </message>
        <message>
            <source>Overgenomen. Scan iets om te zien dat het klopt.</source>
            <translation>Taken over. Scan something to see that it is right.</translation>
        </message>
        <message>
            <source>Scanner testen</source>
            <translation>Test scanner</translation>
        </message>
        <message>
            <source>Scan iets. Hier komt alles wat de scanner stuurt; op de bon komt er niets van.</source>
            <translation>Scan something. Everything the scanner sends comes here; nothing of it goes on the receipt.</translation>
        </message>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Terug naar Apparaten</source>
            <translation>Back to Devices</translation>
        </message>
        <message>
            <source>Leren</source>
            <translation>Learn</translation>
        </message>
        <message>
            <source>Leren wat de scanner om een code heen stuurt</source>
            <translation>Learn what the scanner sends around a code</translation>
        </message>
        <message>
            <source>Overnemen</source>
            <translation>Apply</translation>
        </message>
    </context>
    <context>
        <name>ScannerWatch</name>
        <message>
            <source>De scanner is weer verbonden.</source>
            <translation>The scanner is connected again.</translation>
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
        <name>Select</name>
        <message>
            <source>betaald</source>
            <translation>paid</translation>
        </message>
        <message>
            <source>tegoed</source>
            <translation>credit</translation>
        </message>
        <message>
            <source>1 dag te laat</source>
            <translation>1 day late</translation>
        </message>
        <message>
            <source>{} dagen te laat</source>
            <translation>{} days late</translation>
        </message>
        <message>
            <source>vervalt vandaag</source>
            <translation>due today</translation>
        </message>
        <message>
            <source>vervalt morgen</source>
            <translation>due tomorrow</translation>
        </message>
        <message>
            <source>vervalt {}</source>
            <translation>due {}</translation>
        </message>
        <message>
            <source>{}, {} openstaand</source>
            <translation>{}, {} outstanding</translation>
        </message>
        <message>
            <source>{}, betaald</source>
            <translation>{}, paid</translation>
        </message>
        <message>
            <source>Order {}</source>
            <translation>Order {}</translation>
        </message>
        <message>
            <source>Creditfactuur {}</source>
            <translation>Credit invoice {}</translation>
        </message>
        <message>
            <source>Factuur {}</source>
            <translation>Invoice {}</translation>
        </message>
        <message>
            <source>Pakbon {}</source>
            <translation>Delivery note {}</translation>
        </message>
        <message>
            <source>Kies Order</source>
            <translation>Select order</translation>
        </message>
        <message>
            <source>Kies factuur</source>
            <translation>Select invoice</translation>
        </message>
        <message>
            <source>Kies één of meer facturen van dezelfde debiteur</source>
            <translation>Select one or more invoices of the same debtor</translation>
        </message>
        <message>
            <source>Betalen Facturen</source>
            <translation>Pay invoices</translation>
        </message>
        <message>
            <source>afgehandeld</source>
            <translation>completed</translation>
        </message>
        <message>
            <source>geannuleerd</source>
            <translation>cancelled</translation>
        </message>
        <message>
            <source>geen datum</source>
            <translation>no date</translation>
        </message>
        <message>
            <source>vandaag</source>
            <translation>today</translation>
        </message>
        <message>
            <source>morgen</source>
            <translation>tomorrow</translation>
        </message>
    </context>
    <context>
        <name>SelectCustomerDialog</name>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Kies Klant</source>
            <translation>Select customer</translation>
        </message>
        <message>
            <source>Dit is geen klantenpas. Er is niets gekozen.</source>
            <translation>This is not a customer card. Nothing was chosen.</translation>
        </message>
        <message>
            <source>Naam, nummer, telefoon, postcode of pas</source>
            <translation>Name, number, phone, postcode or card</translation>
        </message>
        <message>
            <source>Gevonden klanten</source>
            <translation>Customers found</translation>
        </message>
        <message>
            <source>Nieuwe klant</source>
            <translation>New customer</translation>
        </message>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Opslaan en kiezen</source>
            <translation>Save and select</translation>
        </message>
        <message>
            <source>Klanten niet bereikbaar. Wat hier staat blijft bruikbaar.</source>
            <translation>Customers cannot be reached. What is shown here stays usable.</translation>
        </message>
        <message>
            <source>Laatst gekozen op deze kassa</source>
            <translation>Last chosen at this till</translation>
        </message>
        <message>
            <source>Geen klant met “{}”</source>
            <translation>No customer with “{}”</translation>
        </message>
        <message>
            <source>Typ een naam, nummer, telefoon of postcode, of scan een pas</source>
            <translation>Type a name, number, phone or postcode, or scan a card</translation>
        </message>
        <message>
            <source>1 klant</source>
            <translation>1 customer</translation>
        </message>
        <message>
            <source>Eerste {} klanten</source>
            <translation>First {} customers</translation>
        </message>
        <message>
            <source>{} klanten</source>
            <translation>{} customers</translation>
        </message>
    </context>
    <context>
        <name>SelectCustomerFlow</name>
        <message>
            <source>Klant op de bon gezet</source>
            <translation>Customer put on the receipt</translation>
        </message>
        <message>
            <source>{} van de bon gehaald</source>
            <translation>{} taken off the receipt</translation>
        </message>
    </context>
    <context>
        <name>SelectDialog</name>
        <message>
            <source>'{}' is hier niet bekend. Er is niets gekozen.</source>
            <translation>'{}' is not known here. Nothing was selected.</translation>
        </message>
        <message>
            <source>{} staat al op de bon.</source>
            <translation>{} is on the receipt already.</translation>
        </message>
        <message>
            <source>{} is afgehandeld of geannuleerd.</source>
            <translation>{} is completed or cancelled.</translation>
        </message>
        <message>
            <source>Op {} staat niets meer open. Kies een openstaande factuur.</source>
            <translation>Nothing is outstanding on {}. Select an outstanding invoice.</translation>
        </message>
        <message>
            <source>Meer dan {} facturen tegelijk gaat niet.</source>
            <translation>No more than {} invoices at once.</translation>
        </message>
        <message>
            <source>Kies facturen van dezelfde debiteur: {} is van {}, niet van {}</source>
            <translation>Select invoices of the same debtor: {} is of {}, not of {}</translation>
        </message>
        <message>
            <source>Geen order gekozen</source>
            <translation>No order selected</translation>
        </message>
        <message>
            <source>Geen factuur gekozen</source>
            <translation>No invoice selected</translation>
        </message>
        <message>
            <source>{} gekozen</source>
            <translation>{} selected</translation>
        </message>
        <message>
            <source>1 factuur gekozen</source>
            <translation>1 invoice selected</translation>
        </message>
        <message>
            <source>{} facturen gekozen</source>
            <translation>{} invoices selected</translation>
        </message>
        <message>
            <source>Openstaand bedrag {}</source>
            <translation>Outstanding amount {}</translation>
        </message>
        <message>
            <source>{} van {} orders</source>
            <translation>{} of {} orders</translation>
        </message>
        <message>
            <source>{} van {} facturen</source>
            <translation>{} of {} invoices</translation>
        </message>
        <message>
            <source>1 order</source>
            <translation>1 order</translation>
        </message>
        <message>
            <source>1 factuur</source>
            <translation>1 invoice</translation>
        </message>
        <message>
            <source>{} orders</source>
            <translation>{} orders</translation>
        </message>
        <message>
            <source>{} facturen</source>
            <translation>{} invoices</translation>
        </message>
        <message>
            <source>orders</source>
            <translation>orders</translation>
        </message>
        <message>
            <source>facturen</source>
            <translation>invoices</translation>
        </message>
        <message>
            <source>Geen {} met deze filters</source>
            <translation>No {} with these filters</translation>
        </message>
        <message>
            <source>Geen openstaande {}</source>
            <translation>No outstanding {}</translation>
        </message>
        <message>
            <source>Geen {} gevonden</source>
            <translation>No {} found</translation>
        </message>
        <message>
            <source>{} voor {}</source>
            <translation>{} for {}</translation>
        </message>
        <message>
            <source>Toon alle</source>
            <translation>Show all</translation>
        </message>
        <message>
            <source>Opnieuw proberen</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Factuur</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Datum</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Debiteur en betreft</source>
            <translation>Debtor and subject</translation>
        </message>
        <message>
            <source>Leverdatum</source>
            <translation>Delivery date</translation>
        </message>
        <message>
            <source>Vervaldatum</source>
            <translation>Due date</translation>
        </message>
        <message>
            <source>Totaal</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Openstaand</source>
            <translation>Outstanding</translation>
        </message>
        <message>
            <source>nu {}</source>
            <translation>now {}</translation>
        </message>
        <message>
            <source>op bon</source>
            <translation>on receipt</translation>
        </message>
        <message>
            <source>Te betalen nu</source>
            <translation>To pay now</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Selectie bevestigen</source>
            <translation>Confirm selection</translation>
        </message>
    </context>
    <context>
        <name>SelectFlow</name>
        <message>
            <source>Factuur op de bon</source>
            <translation>Invoice on the receipt</translation>
        </message>
        <message>
            <source>{} facturen op de bon</source>
            <translation>{} invoices on the receipt</translation>
        </message>
        <message>
            <source>{} kan hier niet worden gescand.</source>
            <translation>{} cannot be scanned here.</translation>
        </message>
        <message>
            <source>Te betalen van {}</source>
            <translation>To pay of {}</translation>
        </message>
        <message>
            <source>openstaand {}</source>
            <translation>outstanding {}</translation>
        </message>
        <message>
            <source>Bedrag {}</source>
            <translation>Amount {}</translation>
        </message>
    </context>
    <context>
        <name>SelectWords</name>
        <message>
            <source>Kies een order om op de bon te openen</source>
            <translation>Select an order to open on the receipt</translation>
        </message>
        <message>
            <source>Kies een factuur om te betalen</source>
            <translation>Select an invoice to pay</translation>
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
        <message>
            <source>%1 (%2 van %3)</source>
            <translation>%1 (%2 of %3)</translation>
        </message>
    </context>
    <context>
        <name>SendDialog</name>
        <message>
            <source>Maak factuur definitief</source>
            <translation>Make invoice final</translation>
        </message>
        <message>
            <source>Versturen e-mail</source>
            <translation>Send e-mail</translation>
        </message>
        <message>
            <source>E-mailadressen</source>
            <translation>E-mail addresses</translation>
        </message>
        <message>
            <source>Sjabloon</source>
            <translation>Template</translation>
        </message>
        <message>
            <source>Met 'Verzenden' of 'Bewerk en verstuur' wordt de factuur definitief. Dat blijft zo.</source>
            <translation>With 'Send' or 'Edit and send' the invoice becomes final. It stays that way.</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Nieuw e-mailadres</source>
            <translation>New e-mail address</translation>
        </message>
        <message>
            <source>Toevoegen aan relatie</source>
            <translation>Add to relation</translation>
        </message>
        <message>
            <source>Andere verzendmethode</source>
            <translation>Other sending method</translation>
        </message>
        <message>
            <source>Er is geen sjabloon voor dit document. Maak er een bij Instellingen, E-mailsjablonen.</source>
            <translation>There is no template for this document. Create one in Settings, E-mail templates.</translation>
        </message>
        <message>
            <source>Er is nog geen e-mailadres. Voeg een adres toe, of kies een andere verzendmethode.</source>
            <translation>There is no e-mail address yet. Add an address, or choose another sending method.</translation>
        </message>
        <message>
            <source>Vink minstens één e-mailadres aan.</source>
            <translation>Tick at least one e-mail address.</translation>
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
            <source>Klantendisplay</source>
            <translation>Customer display</translation>
        </message>
        <message>
            <source>Wegen</source>
            <translation>Weigh</translation>
        </message>
        <message>
            <source>Bezig met wegen…</source>
            <translation>Weighing…</translation>
        </message>
        <message>
            <source>Gewogen: %1 kg.</source>
            <translation>Weighed: %1 kg.</translation>
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
            <source>Factuurinstellingen</source>
            <translation>Invoice settings</translation>
        </message>
        <message>
            <source>Btw-codes</source>
            <translation>VAT codes</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Reservekopieën</source>
            <translation>Backups</translation>
        </message>
        <message>
            <source>Filiaal %1</source>
            <translation>Branch %1</translation>
        </message>
        <message>
            <source>Apparaten %1</source>
            <translation>Devices %1</translation>
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
        <name>SlipsFlow</name>
        <message>
            <source>Factuur %1 gemaakt</source>
            <translation>Invoice %1 created</translation>
        </message>
        <message>
            <source>Openen</source>
            <translation>Open</translation>
        </message>
    </context>
    <context>
        <name>SlipsTab</name>
        <message>
            <source>gekozen</source>
            <translation>selected</translation>
        </message>
        <message>
            <source>te factureren</source>
            <translation>to invoice</translation>
        </message>
        <message>
            <source>Pakbon {}</source>
            <translation>Delivery note {}</translation>
        </message>
        <message>
            <source>{} pakbonnen</source>
            <translation>{} delivery notes</translation>
        </message>
        <message>
            <source>1 pakbon</source>
            <translation>1 delivery note</translation>
        </message>
        <message>
            <source>Kies een of meer pakbonnen om er één factuur van te maken.</source>
            <translation>Choose one or more delivery notes to make one invoice of them.</translation>
        </message>
        <message>
            <source>Factuur {} is gemaakt.</source>
            <translation>Invoice {} was made.</translation>
        </message>
        <message>
            <source>Facturen {} zijn gemaakt.</source>
            <translation>Invoices {} were made.</translation>
        </message>
        <message>
            <source>Pakbon {} overgeslagen: {}</source>
            <translation>Delivery note {} skipped: {}</translation>
        </message>
        <message>
            <source>Pakbonnen</source>
            <translation>Delivery notes</translation>
        </message>
        <message>
            <source>Alle kiezen</source>
            <translation>Choose all</translation>
        </message>
        <message>
            <source>Factureren</source>
            <translation>Invoice</translation>
        </message>
        <message>
            <source>Geen pakbonnen om te factureren</source>
            <translation>No delivery notes to invoice</translation>
        </message>
    </context>
    <context>
        <name>SummaryDialog</name>
        <message>
            <source>%1 facturen gemaakt</source>
            <translation>%1 invoices created</translation>
        </message>
        <message>
            <source>1 factuur gemaakt</source>
            <translation>1 invoice created</translation>
        </message>
        <message>
            <source>Samen %1.</source>
            <translation>Together %1.</translation>
        </message>
        <message>
            <source>en nog %1</source>
            <translation>and %1 more</translation>
        </message>
        <message>
            <source>Gestopt: %1 facturen zijn niet gemaakt. Die pakbonnen staan nog bij 'Te factureren'.</source>
            <translation>Stopped: %1 invoices were not created. Those delivery notes are still listed under 'To invoice'.</translation>
        </message>
        <message>
            <source>Facturen bekijken</source>
            <translation>View invoices</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>TableHead</name>
        <message>
            <source>Kolomkoppen</source>
            <translation>Column heads</translation>
        </message>
    </context>
    <context>
        <name>TemplateRow</name>
        <message>
            <source>Bewerk en verstuur met %1</source>
            <translation>Edit and send with %1</translation>
        </message>
        <message>
            <source>Verzenden met %1</source>
            <translation>Send with %1</translation>
        </message>
        <message>
            <source>Bewerk en verstuur met %1, maakt de factuur definitief</source>
            <translation>Edit and send with %1, makes the invoice final</translation>
        </message>
        <message>
            <source>Verzenden met %1, maakt de factuur definitief</source>
            <translation>Send with %1, makes the invoice final</translation>
        </message>
        <message>
            <source>Bewerk en verstuur</source>
            <translation>Edit and send</translation>
        </message>
        <message>
            <source>Verzenden</source>
            <translation>Send</translation>
        </message>
    </context>
    <context>
        <name>TemplatesPage</name>
        <message>
            <source>E-mailsjablonen</source>
            <translation>E-mail templates</translation>
        </message>
        <message>
            <source>Nieuw</source>
            <translation>New</translation>
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
            <source>Document</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Taal</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>PDF meesturen</source>
            <translation>Send PDF along</translation>
        </message>
        <message>
            <source>Aan</source>
            <translation>On</translation>
        </message>
        <message>
            <source>In gebruik</source>
            <translation>In use</translation>
        </message>
        <message>
            <source>Onderwerp</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Tekst</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Voorbeeld</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>geen PDF</source>
            <translation>no PDF</translation>
        </message>
        <message>
            <source>Ja</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Nee</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Bijlage</source>
            <translation>Attachment</translation>
        </message>
        <message>
            <source>Sjabloon '%1' is bewaard.</source>
            <translation>Template '%1' is saved.</translation>
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
            <source>Betaal {amount} terug op de terminal.</source>
            <translation>Refund {amount} on the terminal.</translation>
        </message>
        <message>
            <source>Niet terugbetaald</source>
            <translation>Not refunded</translation>
        </message>
        <message>
            <source>De bon en het bedrag zijn bewaard.</source>
            <translation>The sale and the amount are kept.</translation>
        </message>
        <message>
            <source>Terugbetaald</source>
            <translation>Refunded</translation>
        </message>
        <message>
            <source>Volg de terminal</source>
            <translation>Follow the terminal</translation>
        </message>
        <message>
            <source>Afbreken</source>
            <translation>Cancel payment</translation>
        </message>
        <message>
            <source>Volgende klant</source>
            <translation>Next customer</translation>
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
        <name>Till</name>
        <message>
            <source>De PIN-betaling van de geparkeerde bon is gelukt. Haal de bon terug om hem af te ronden.</source>
            <translation>The card payment of the parked receipt was made. Bring the receipt back to complete it.</translation>
        </message>
        <message>
            <source>De PIN-betaling van de geparkeerde bon is niet gelukt. Er is niets betaald.</source>
            <translation>The card payment of the parked receipt was not made. Nothing was paid.</translation>
        </message>
    </context>
    <context>
        <name>TillForm</name>
        <message>
            <source>PIN-terminal op deze computer</source>
            <translation>Card terminal on this computer</translation>
        </message>
        <message>
            <source>API-sleutel van Mollie</source>
            <translation>Mollie API key</translation>
        </message>
        <message>
            <source>Sleutel wissen</source>
            <translation>Remove key</translation>
        </message>
        <message>
            <source>Terminal proberen</source>
            <translation>Try terminal</translation>
        </message>
        <message>
            <source>Bewaard %1. Leeg laten: hij blijft zoals hij is.</source>
            <translation>Kept %1. Leave empty to keep it as it is.</translation>
        </message>
        <message>
            <source>Alleen voor Mollie. Hij komt %1, niet in de database en niet in een reservekopie.</source>
            <translation>For Mollie only. It is kept %1, not in the database and not in a backup.</translation>
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
        <name>Trash</name>
        <message>
            <source>Terugzetten</source>
            <translation>Restore</translation>
        </message>
        <message>
            <source>Zoek in de prullenbak…</source>
            <translation>Search in the bin…</translation>
        </message>
        <message>
            <source>De prullenbak is leeg.</source>
            <translation>The trash is empty.</translation>
        </message>
    </context>
    <context>
        <name>TypesPage</name>
        <message>
            <source>Soorten</source>
            <translation>Types</translation>
        </message>
        <message>
            <source>Nieuw</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Gegevens</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Voorvoegsel van het nummer</source>
            <translation>Prefix of the number</translation>
        </message>
        <message>
            <source>Hoofdletters voor het nummer, zoals S2026-0001.</source>
            <translation>Capitals before the number, such as S2026-0001.</translation>
        </message>
        <message>
            <source>Betaaltermijn in dagen</source>
            <translation>Payment term in days</translation>
        </message>
        <message>
            <source>Leeg: de termijn van de winkel.</source>
            <translation>Empty: the term of the shop.</translation>
        </message>
        <message>
            <source>E-mailsjabloon</source>
            <translation>E-mail template</translation>
        </message>
        <message>
            <source>Standaard</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>Nieuwe documenten beginnen hiermee</source>
            <translation>New documents start with this</translation>
        </message>
        <message>
            <source>Actief</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Kan gekozen worden</source>
            <translation>Can be chosen</translation>
        </message>
        <message>
            <source>Teksten op papier</source>
            <translation>Texts on paper</translation>
        </message>
        <message>
            <source>Leeg: de tekst van Factuurinstellingen. Alleen op Nederlands papier.</source>
            <translation>Empty: the text of the invoice settings. On Dutch paper only.</translation>
        </message>
        <message>
            <source>Boven de regels</source>
            <translation>Above the lines</translation>
        </message>
        <message>
            <source>Onder de regels</source>
            <translation>Below the lines</translation>
        </message>
        <message>
            <source>Voorvoegsel</source>
            <translation>Prefix</translation>
        </message>
        <message>
            <source>Termijn</source>
            <translation>Term</translation>
        </message>
        <message>
            <source>Ja</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Nee</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Het gewone sjabloon</source>
            <translation>The usual template</translation>
        </message>
        <message>
            <source>Soort '%1' is bewaard.</source>
            <translation>Type '%1' is saved.</translation>
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
        <name>Upkeep</name>
        <message>
            <source>In orde</source>
            <translation>In order</translation>
        </message>
        <message>
            <source>Let op</source>
            <translation>Attention</translation>
        </message>
        <message>
            <source>Niet in orde</source>
            <translation>Not in order</translation>
        </message>
        <message>
            <source>Niet te zien</source>
            <translation>Cannot be seen</translation>
        </message>
        <message>
            <source>Niet ingesteld</source>
            <translation>Not set</translation>
        </message>
        <message>
            <source>Adres in het netwerk</source>
            <translation>Address in the network</translation>
        </message>
        <message>
            <source>Adres van een OPI-terminal</source>
            <translation>Address of an OPI terminal</translation>
        </message>
        <message>
            <source>Bonprinter</source>
            <translation>Receipt printer</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Database</translation>
        </message>
        <message>
            <source>Kassalade</source>
            <translation>Cash drawer</translation>
        </message>
        <message>
            <source>Klantendisplay</source>
            <translation>Customer display</translation>
        </message>
        <message>
            <source>Klok</source>
            <translation>Clock</translation>
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
            <source>PIN-terminal</source>
            <translation>Card terminal</translation>
        </message>
        <message>
            <source>Reservekopie</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Scanner</source>
            <translation>Scanner</translation>
        </message>
        <message>
            <source>Schijf</source>
            <translation>Disk</translation>
        </message>
        <message>
            <source>Terminal proberen</source>
            <translation>Try terminal</translation>
        </message>
        <message>
            <source>Testbon</source>
            <translation>Test receipt</translation>
        </message>
        <message>
            <source>Uitgaande post en bonnen</source>
            <translation>Outgoing mail and receipts</translation>
        </message>
        <message>
            <source>Weegschaal</source>
            <translation>Scale</translation>
        </message>
        <message>
            <source>Wegen</source>
            <translation>Weigh</translation>
        </message>
        <message>
            <source>Welkom tonen</source>
            <translation>Show welcome</translation>
        </message>
    </context>
    <context>
        <name>UpkeepScreens</name>
        <message>
            <source>Apparaten</source>
            <translation>Devices</translation>
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
        <name>VersionsTab</name>
        <message>
            <source>Versies</source>
            <translation>Versions</translation>
        </message>
        <message>
            <source>Regels van de gekozen versie</source>
            <translation>Lines of the chosen version</translation>
        </message>
        <message>
            <source>Versie</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Gewijzigd op</source>
            <translation>Changed on</translation>
        </message>
        <message>
            <source>Door</source>
            <translation>By</translation>
        </message>
        <message>
            <source>Totaal</source>
            <translation>Total</translation>
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
        <name>WeightSheet</name>
        <message>
            <source>Weeg</source>
            <translation>Weigh</translation>
        </message>
        <message>
            <source>Tarra</source>
            <translation>Tare</translation>
        </message>
        <message>
            <source>Op nul</source>
            <translation>Zero</translation>
        </message>
        <message>
            <source>Bezig met wegen…</source>
            <translation>Weighing…</translation>
        </message>
        <message>
            <source>Tarra {} kg. Leg het artikel erbij en kies Weeg.</source>
            <translation>Tare {} kg. Add the article and choose Weigh.</translation>
        </message>
        <message>
            <source>Geen tarra: de weegschaal was leeg.</source>
            <translation>No tare: the scale was empty.</translation>
        </message>
        <message>
            <source>De weegschaal staat op nul.</source>
            <translation>The scale is at zero.</translation>
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
    <context>
        <name>Why</name>
        <message>
            <source>Waarom niet?</source>
            <translation>Why not?</translation>
        </message>
    </context>
    <context>
        <name>_Hits</name>
        <message>
            <source>aantal %1</source>
            <translation>quantity %1</translation>
        </message>
        <message>
            <source>kleur/maat</source>
            <translation>colour/size</translation>
        </message>
        <message>
            <source>vrij %1</source>
            <translation>free %1</translation>
        </message>
    </context>
    <context>
        <name>_Paint</name>
        <message>
            <source>geblokkeerd</source>
            <translation>blocked</translation>
        </message>
    </context>
    <context>
        <name>_Table</name>
        <message>
            <source>Gevonden artikelen</source>
            <translation>Items found</translation>
        </message>
    </context>
</TS>
