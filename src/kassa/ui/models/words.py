"""The words of lists and rights in the language of the screen.

Services describe lists in Dutch, because exports and the command line need no window; here each of those words is a
literal, so that the extractor finds it. A test holds this list against the lists there are.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from kassa.services.lists.spec import Column, ListSpec


def spoken(spec: ListSpec) -> ListSpec:
    """Return the list with its words in the language of the screen."""
    words = list_words()
    return replace(
        spec,
        title=words[spec.title],
        one=words[spec.one],
        many=words[spec.many],
        columns=tuple(_column(column, words) for column in spec.columns),
        views={words[name]: filters for name, filters in spec.views.items()},
    )


def _column(column: Column, words: dict[str, str]) -> Column:
    codes = {code: replace(word, text=words[word.text]) for code, word in column.words.items()}
    return replace(column, label=words[column.label], words=codes)


def list_words() -> dict[str, str]:
    """Return the Dutch words of all lists with what the screen says."""
    return {
        "Actief": QCoreApplication.translate("Lists", "Actief"),
        "Adres": QCoreApplication.translate("Lists", "Adres"),
        "Afgesloten": QCoreApplication.translate("Lists", "Afgesloten"),
        "Afgestort": QCoreApplication.translate("Lists", "Afgestort"),
        "artikel": QCoreApplication.translate("Lists", "artikel"),
        "Artikelen": QCoreApplication.translate("Lists", "Artikelen"),
        "artikelen": QCoreApplication.translate("Lists", "artikelen"),
        "Barcode": QCoreApplication.translate("Lists", "Barcode"),
        "Bedrijf": QCoreApplication.translate("Lists", "Bedrijf"),
        "Bestand": QCoreApplication.translate("Lists", "Bestand"),
        "Betaalwijze": QCoreApplication.translate("Lists", "Betaalwijze"),
        "Betreft": QCoreApplication.translate("Lists", "Betreft"),
        "Bonnen": QCoreApplication.translate("Lists", "Bonnen"),
        "Btw": QCoreApplication.translate("Lists", "Btw"),
        "Controlegetal": QCoreApplication.translate("Lists", "Controlegetal"),
        "dagafsluiting": QCoreApplication.translate("Lists", "dagafsluiting"),
        "Dagafsluitingen": QCoreApplication.translate("Lists", "Dagafsluitingen"),
        "dagafsluitingen": QCoreApplication.translate("Lists", "dagafsluitingen"),
        "Datum": QCoreApplication.translate("Lists", "Datum"),
        "Debiteurnummer": QCoreApplication.translate("Lists", "Debiteurnummer"),
        "Deze maand": QCoreApplication.translate("Lists", "Deze maand"),
        "E-mail": QCoreApplication.translate("Lists", "E-mail"),
        "Eenheid": QCoreApplication.translate("Lists", "Eenheid"),
        "English": QCoreApplication.translate("Lists", "English"),
        "Excl. btw": QCoreApplication.translate("Lists", "Excl. btw"),
        "Gebeurtenis": QCoreApplication.translate("Lists", "Gebeurtenis"),
        "Geblokkeerd": QCoreApplication.translate("Lists", "Geblokkeerd"),
        "gebruiker": QCoreApplication.translate("Lists", "gebruiker"),
        "Gebruikers": QCoreApplication.translate("Lists", "Gebruikers"),
        "gebruikers": QCoreApplication.translate("Lists", "gebruikers"),
        "Gecontroleerd": QCoreApplication.translate("Lists", "Gecontroleerd"),
        "Geopend": QCoreApplication.translate("Lists", "Geopend"),
        "Geteld": QCoreApplication.translate("Lists", "Geteld"),
        "Gewoon": QCoreApplication.translate("Lists", "Gewoon"),
        "Groep": QCoreApplication.translate("Lists", "Groep"),
        "Ingelezen": QCoreApplication.translate("Lists", "Ingelezen"),
        "Initialen": QCoreApplication.translate("Lists", "Initialen"),
        "Inkoopprijs": QCoreApplication.translate("Lists", "Inkoopprijs"),
        "inleesrun": QCoreApplication.translate("Lists", "inleesrun"),
        "Inleesruns": QCoreApplication.translate("Lists", "Inleesruns"),
        "inleesruns": QCoreApplication.translate("Lists", "inleesruns"),
        "Ja": QCoreApplication.translate("Lists", "Ja"),
        "Kassa": QCoreApplication.translate("Lists", "Kassa"),
        "kassabon": QCoreApplication.translate("Lists", "kassabon"),
        "Kassabonnen": QCoreApplication.translate("Lists", "Kassabonnen"),
        "kassabonnen": QCoreApplication.translate("Lists", "kassabonnen"),
        "Keten": QCoreApplication.translate("Lists", "Keten"),
        "Kleur en maat": QCoreApplication.translate("Lists", "Kleur en maat"),
        "Korting": QCoreApplication.translate("Lists", "Korting"),
        "Land": QCoreApplication.translate("Lists", "Land"),
        "Logboek": QCoreApplication.translate("Lists", "Logboek"),
        "Medewerker": QCoreApplication.translate("Lists", "Medewerker"),
        "Medewerkers": QCoreApplication.translate("Lists", "Medewerkers"),
        "Moment": QCoreApplication.translate("Lists", "Moment"),
        "Naam": QCoreApplication.translate("Lists", "Naam"),
        "Nederlands": QCoreApplication.translate("Lists", "Nederlands"),
        "Nee": QCoreApplication.translate("Lists", "Nee"),
        "Niet actief": QCoreApplication.translate("Lists", "Niet actief"),
        "Nog te controleren": QCoreApplication.translate("Lists", "Nog te controleren"),
        "Notitie": QCoreApplication.translate("Lists", "Notitie"),
        "Nummer": QCoreApplication.translate("Lists", "Nummer"),
        "Oefening": QCoreApplication.translate("Lists", "Oefening"),
        "Omschrijving": QCoreApplication.translate("Lists", "Omschrijving"),
        "Omzet": QCoreApplication.translate("Lists", "Omzet"),
        "Open": QCoreApplication.translate("Lists", "Open"),
        "Open prijs": QCoreApplication.translate("Lists", "Open prijs"),
        "Pincode": QCoreApplication.translate("Lists", "Pincode"),
        "Plaats": QCoreApplication.translate("Lists", "Plaats"),
        "Postcode": QCoreApplication.translate("Lists", "Postcode"),
        "Prijs": QCoreApplication.translate("Lists", "Prijs"),
        "Rechten": QCoreApplication.translate("Lists", "Rechten"),
        "regel": QCoreApplication.translate("Lists", "regel"),
        "regels": QCoreApplication.translate("Lists", "regels"),
        "relatie": QCoreApplication.translate("Lists", "relatie"),
        "Relaties": QCoreApplication.translate("Lists", "Relaties"),
        "relaties": QCoreApplication.translate("Lists", "relaties"),
        "Retour": QCoreApplication.translate("Lists", "Retour"),
        "Retouren": QCoreApplication.translate("Lists", "Retouren"),
        "Rol": QCoreApplication.translate("Lists", "Rol"),
        "rol": QCoreApplication.translate("Lists", "rol"),
        "Rollen": QCoreApplication.translate("Lists", "Rollen"),
        "rollen": QCoreApplication.translate("Lists", "rollen"),
        "Soort": QCoreApplication.translate("Lists", "Soort"),
        "Status": QCoreApplication.translate("Lists", "Status"),
        "Taal": QCoreApplication.translate("Lists", "Taal"),
        "Telefoon": QCoreApplication.translate("Lists", "Telefoon"),
        "Teruggedraaid": QCoreApplication.translate("Lists", "Teruggedraaid"),
        "Tijd": QCoreApplication.translate("Lists", "Tijd"),
        "Totaal": QCoreApplication.translate("Lists", "Totaal"),
        "Vandaag": QCoreApplication.translate("Lists", "Vandaag"),
        "Verkoop": QCoreApplication.translate("Lists", "Verkoop"),
        "Verschil": QCoreApplication.translate("Lists", "Verschil"),
        "Volgnummer": QCoreApplication.translate("Lists", "Volgnummer"),
        "Voorraad": QCoreApplication.translate("Lists", "Voorraad"),
        "Wachtwoord": QCoreApplication.translate("Lists", "Wachtwoord"),
        "Weegartikel": QCoreApplication.translate("Lists", "Weegartikel"),
        "Z-nummer": QCoreApplication.translate("Lists", "Z-nummer"),
    }


def right_words() -> dict[str, str]:
    """Return the Dutch names of rights with what the screen says."""
    return {
        "Verkopen": QCoreApplication.translate("Rights", "Verkopen"),
        "Vrij artikel verkopen": QCoreApplication.translate("Rights", "Vrij artikel verkopen"),
        "Prijs wijzigen": QCoreApplication.translate("Rights", "Prijs wijzigen"),
        "Korting op een regel": QCoreApplication.translate("Rights", "Korting op een regel"),
        "Korting op de bon": QCoreApplication.translate("Rights", "Korting op de bon"),
        "Regel verwijderen": QCoreApplication.translate("Rights", "Regel verwijderen"),
        "Bon leegmaken": QCoreApplication.translate("Rights", "Bon leegmaken"),
        "Geparkeerde bon verwijderen": QCoreApplication.translate("Rights", "Geparkeerde bon verwijderen"),
        "Betaling terugnemen": QCoreApplication.translate("Rights", "Betaling terugnemen"),
        "PIN-betaling zonder antwoord bevestigen": QCoreApplication.translate(
            "Rights", "PIN-betaling zonder antwoord bevestigen"
        ),
        "Lade openen zonder verkoop": QCoreApplication.translate("Rights", "Lade openen zonder verkoop"),
        "Kas in en uit": QCoreApplication.translate("Rights", "Kas in en uit"),
        "Bon opnieuw printen": QCoreApplication.translate("Rights", "Bon opnieuw printen"),
        "Kassa openen": QCoreApplication.translate("Rights", "Kassa openen"),
        "Kas tellen": QCoreApplication.translate("Rights", "Kas tellen"),
        "Verwacht kasbedrag zien": QCoreApplication.translate("Rights", "Verwacht kasbedrag zien"),
        "Dag afsluiten": QCoreApplication.translate("Rights", "Dag afsluiten"),
        "Dagafsluiting controleren": QCoreApplication.translate("Rights", "Dagafsluiting controleren"),
        "Kassabonnen bekijken": QCoreApplication.translate("Rights", "Kassabonnen bekijken"),
        "Rapporten bekijken": QCoreApplication.translate("Rights", "Rapporten bekijken"),
        "Gegevens exporteren": QCoreApplication.translate("Rights", "Gegevens exporteren"),
        "Artikelen bekijken": QCoreApplication.translate("Rights", "Artikelen bekijken"),
        "Artikelen wijzigen": QCoreApplication.translate("Rights", "Artikelen wijzigen"),
        "Artikelen importeren": QCoreApplication.translate("Rights", "Artikelen importeren"),
        "Knoppenindeling wijzigen": QCoreApplication.translate("Rights", "Knoppenindeling wijzigen"),
        "Gebruikers en rollen wijzigen": QCoreApplication.translate("Rights", "Gebruikers en rollen wijzigen"),
        "Instellingen wijzigen": QCoreApplication.translate("Rights", "Instellingen wijzigen"),
        "Oefenen": QCoreApplication.translate("Rights", "Oefenen"),
        "Backoffice openen": QCoreApplication.translate("Rights", "Backoffice openen"),
        "Relaties bekijken": QCoreApplication.translate("Rights", "Relaties bekijken"),
        "Relaties wijzigen": QCoreApplication.translate("Rights", "Relaties wijzigen"),
        "Relaties importeren": QCoreApplication.translate("Rights", "Relaties importeren"),
        "Relaties samenvoegen": QCoreApplication.translate("Rights", "Relaties samenvoegen"),
        "Relaties wissen (AVG)": QCoreApplication.translate("Rights", "Relaties wissen (AVG)"),
        "Kredietlimiet wijzigen": QCoreApplication.translate("Rights", "Kredietlimiet wijzigen"),
        "Verkooporders bekijken": QCoreApplication.translate("Rights", "Verkooporders bekijken"),
        "Verkooporders wijzigen": QCoreApplication.translate("Rights", "Verkooporders wijzigen"),
        "Verkooporders annuleren": QCoreApplication.translate("Rights", "Verkooporders annuleren"),
        "Pakbonnen bekijken": QCoreApplication.translate("Rights", "Pakbonnen bekijken"),
        "Pakbonnen maken en annuleren": QCoreApplication.translate("Rights", "Pakbonnen maken en annuleren"),
        "Facturen bekijken": QCoreApplication.translate("Rights", "Facturen bekijken"),
        "Conceptfacturen wijzigen": QCoreApplication.translate("Rights", "Conceptfacturen wijzigen"),
        "Facturen definitief maken": QCoreApplication.translate("Rights", "Facturen definitief maken"),
        "Facturen crediteren": QCoreApplication.translate("Rights", "Facturen crediteren"),
        "Concepten verwijderen": QCoreApplication.translate("Rights", "Concepten verwijderen"),
        "Betalingen registreren": QCoreApplication.translate("Rights", "Betalingen registreren"),
        "Betalingen terugdraaien": QCoreApplication.translate("Rights", "Betalingen terugdraaien"),
        "E-mail verzenden": QCoreApplication.translate("Rights", "E-mail verzenden"),
        "E-mail bewerken": QCoreApplication.translate("Rights", "E-mail bewerken"),
        "E-mailsjablonen wijzigen": QCoreApplication.translate("Rights", "E-mailsjablonen wijzigen"),
        "Factuurinstellingen wijzigen": QCoreApplication.translate("Rights", "Factuurinstellingen wijzigen"),
        "Perioden afsluiten": QCoreApplication.translate("Rights", "Perioden afsluiten"),
    }
