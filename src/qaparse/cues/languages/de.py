"""German.

The formal "you" is told by its capital, which it keeps within a sentence; at the start of one, the verb
behind it decides. Nouns have capitals, too.
"""

from __future__ import annotations

from .pack import QUOTATIONS, Pack

__all__ = ["PACK"]

PACK = Pack(
    "de",
    "German",
    common="der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden "
    "aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor "
    "zur bis mehr durch man sein wurde ich wir ihr ihre was wenn da",
    capitals=0.45,
    rewrites=(
        # Formal: a capital within the sentence, or before a verb in the plural where the sentence opens.
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Sie\b", "Siº"),
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Ihr\b", "Ihº"),
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Ihnen\b", "Ihneº"),
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Ihre\b", "Ihrº"),
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Ihre[nmrs]\b", "Ihreº"),
        (r"\bSie(?=\s(?:\p{Ll}+en|sind|tun)\b(?: (?:ja|mal|doch|auch|einmal|selbst)\b|[^.!?]{0,300}\?))", "Siº"),
        # In a question hardly hers or theirs.
        (r"\b([Ii])hr(?=\s[^.!?]{0,300}\?)", r"\1hº"),
        (r"\bIhre(?=\s[^.!?]{0,300}\?)", "Ihrº"),
        *QUOTATIONS,
    ),
    phrases={
        "tag": "oder(?: nicht)?|nicht(?: wahr)?|ne|nee|gell|gelle|richtig|korrekt|stimmt(?:['’]s)?|ja|nein|"
        "wirklich|habe ich recht",
        "furniture": "(?:jetzt )?abonnieren|newsletter(?: abonnieren)?|jetzt anmelden|teilen|(?:artikel|"
        r"beitrag) teilen|folge(?:n sie)? uns(?:\s+auf\s+\w++)?|anzeige|werbung|gesponsert|weiterlesen|mehr lesen|"
        "mehr erfahren|(?:ähnliche|verwandte|weitere) (?:artikel|beiträge|themen)|lesen sie (?:auch|mehr|weiter)|"
        "das könnte (?:sie|dich) auch interessieren|hier klicken|drucken|nach oben|zum seitenanfang|"
        r"(?:einen )?kommentar (?:schreiben|hinterlassen)|\d+ kommentare?|ende des (?:interviews|gesprächs|"
        "transkripts)",
        "note": r"anm(?:erkung|\.)\s+(?:der|des|d\.)\s+(?:red(?:aktion|\.)|autor(?:s|in)|übersetzer(?:s|in)|"
        r"verf(?:assers|asserin|\.))|hinweis(?: der redaktion)?|redaktioneller hinweis|anmerkung|nachtrag|update|"
        "lesen sie auch|siehe auch",
        "byline": "(?:text|worte|interview|gespräch|fotos?|fotografie|bilder|bild|illustration(?:en)?|"
        r"übersetzung|übersetzt|fragen|geführt|geschrieben|aufgezeichnet|veröffentlicht)(?:\s+(?:und|"
        r"&)\s+\w+)?\s*(?::|von|durch)|von(?=\s+(?-i:\p{Lu})[\p{L}-]+(?:\s+(?:(?:und|von|der|de)\s+)*(?-i:\p{Lu})|"
        r"\s*\Z))|autor(?:in)?\s*:|redaktion\s*:|bildnachweis|das (?:interview|gespräch) führten?|die fragen stellten?",
        "credit": "das (?:interview|gespräch) führten?|die fragen stellten?|interview geführt|(?:dieses|"
        "das) (?:interview|gespräch) (?:wurde|ist|erschien)|aufgezeichnet von",
        "saying": "sagte?|sagt|meinte?|erklärte?|erzählte?|fügte?|ergänzte?|erinnerte?|lachte?|lächelte?|"
        "fragte?|antwortete?|gab|gibt|gesteht|gestand|scherzte?|betonte?|berichtete?|schmunzelte?|räumt|räumte|so|"
        "findet|fand",
        "thanking": "dank(?:e|eschön)?(?: schön| sehr| nochmals?| noch ?mal| euch| ihnen| dir| beiden|"
        r",? (?:(?:liebe[rs]?|lieber|frau|herr) )?(?-i:\p{Lu})[\p{L}’'-]+| und){0,5},? (?:für (?:das|"
        "dieses?|diesen|den|die (?:zeit|offenen|spannenden|interessanten|antworten|einblicke)|ihre?n?|"
        "eure?n?|deine?n?|alles)|dass (?:du|sie|ihr|siº))|(?:wir|ich) (?:danken?|bedanken?|"
        "wünschen?) (?:ihnen|dir|euch|uns|mich|für)|(?:wünsche|wünschen) (?:wir |ich )?(?:ihnen|dir|euch)|"
        r"\G(?:und )?(?:vielen|herzlichen|besten|lieben|tausend) dank(?: nochmals?|,? (?:(?:liebe[rs]?|frau|"
        r"herr) )?(?-i:\p{Lu})[\p{L}’'-]+| und){0,5}[.! ]*\Z",
        "returned": "(?:gern(?:e)?(?: geschehen| doch| wieder)?[.,!]|bitte(?: sehr| gerne?)?[.,!]|ebenso|ebenfalls|"
        "gleichfalls|keine ursache|(?:es )?(?:war|ist) (?:mir )?(?:ein|eine) (?:großes? )?(?:vergnügen|"
        "freude|ehre)|(?:ich|wir) (?:habe|haben) zu danken|(?:ich|wir) danken? (?:auch|(?:ihnen|dir|"
        "euch)(?: auch|[.!,]| für die (?:einladung|möglichkeit|gelegenheit)))|danke (?:auch|ebenfalls|"
        "ebenso|(?:dir|ihnen|euch)(?: auch)?[.!,]|für (?:die (?:einladung|möglichkeit|gelegenheit)|(?:das|"
        "ihr|euer|dein) interesse)))",
    },
    quoting={
        "reports": r"sag(?:t|te|ten|en)|mein(?:t|te|ten)|erklär(?:t|te)|erzähl(?:t|te)|füg(?:t|te)|ergänz(?:t|te)|"
        r"erinner(?:t|te)|lach(?:t|te)|lächel(?:t|te)|frag(?:t|te)|antwort(?:et|ete)|entgegnet|entgegnete|erwider(?:t|te)|"
        r"gesteht|gestand|scherz(?:t|te)|beton(?:t|te)|bericht(?:et|ete)|räum(?:t|te)|findet|fand|nenn(?:t|en)|nannte|"
        r"bezeichne(?:t|te)|schreib(?:t|en)|schrieb|ruf(?:t|en)|rief|flüster(?:t|te)|murmel(?:t|te)|klag(?:t|te)|warn(?:t|te)|"
        r"forder(?:t|te)|sprach|spricht|dachte|denkt|kündig(?:t|te)|versicher(?:t|te)|gab|gibt|so|seufz(?:t|te)|brumm(?:t|te)",
        "reports_to": r"sagen|erzählen|fragen|antworten|rufen|nennen|schreiben",
        "ascribes": r"laut|nach angaben von|nach den worten von",
        "he": "er",
        "she": "sie",
        "they": "man|einige|manche|viele|jemand|alle|wir",
        "i": "ich",
        "his": "sein|seine|seiner|seinem|seinen|ihm|ihn",
        "hers": "ihre|ihrer|ihrem|ihren",
        "determiner": "der|die|das|ein|eine|einer|mein|meine|sein|seine|ihr|ihre|unser|unsere|dieser|diese",
        "man": "mann|vater|bruder|sohn|onkel|junge|opa|großvater|pfarrer|herr|bürgermeister",
        "woman": "frau|mutter|schwester|tochter|tante|mädchen|oma|großmutter|bürgermeisterin",
        "between": "hat|hatte|dann|auch|später|einmal|nur|noch|immer|oft|nie|selbst|schon|dazu|aber|hinzu",
        "passive": "wurde|wurden|wird|ist|war|worden",
    },
    words={
        "you": "siº ihº ihneº ihrº ihreº du dich dir dein deine deinen deinem deiner deines euch euer eure "
        "euren eurem eurer hast bist kannst willst machst hattest warst würdest möchtest könntest findest denkst "
        "glaubst siehst weißt musst gehst arbeitest magst wirst solltest seid habt könnt wollt hattet wart",
        "me": "ich mich mir mein meine meinen meinem meiner meines",
        "we": "wir uns unser unsere unseren unserem unserer unseres",
        "they": "er sie ihn ihm ihr ihnen ihre ihren ihrem ihrer sein seine seinen seinem seiner seines",
        "wh": "was wie warum wieso weshalb wo woher wohin wann wer wen wem wessen welche welcher welches "
        "welchen welchem womit wofür worauf woran worin wozu wodurch worum wovon wobei inwiefern inwieweit wieviel",
        "aux": "ist sind war waren hat haben hast habt hatte hatten bist seid kann können kannst könnt "
        "könnten könntest könnte wird werden wirst würden würdest würde gibt gab soll sollte sollten muss müssen "
        "macht machen glauben denken wollen möchten möchtest warst",
        "request": "erzählen erzähl erzähle erzählt beschreiben beschreib beschreibe erklären erklär erkläre nennen "
        "nenn nenne verraten verrate verrat stellen stell stelle schildern schildere geben gib berichten berichte "
        "skizzieren fassen fasse stellt vervollständigen ergänzen ergänze wählen wähle zeigen zeig lassen "
        "empfehlen bitte erläutern erläutere erläutert umreißen umreiße skizziere skizzier charakterisieren "
        "charakterisiere definieren definiere kommentieren verratet nennt beschreibt schildert plaudern plaudere "
        "lass lasst zähle hilf ergänzt",
        "say": "sagte sagt meint meinte erklärt erklärte erzählt erzählte ergänzt ergänzte erinnert "
        "erinnerte lacht lachte lächelt fragt fragte antwortet antwortete gesteht gestand scherzt betont betonte "
        "berichtet berichtete schmunzelt fügt fügte grinst nickt",
        "back": "ja nein genau okay ok klar richtig mhm hm hmm ach oh ah aha eben stimmt sicher super toll "
        "schön gut cool wow natürlich absolut total definitiv interessant spannend wahnsinn verstehe nee doch jawohl "
        "tatsächlich prima wunderbar großartig gerne",
        "agree": "ja nein naja also absolut klar natürlich sicher definitiv ehrlich tatsächlich oh ach haha "
        "hm hmm gut danke gewiss grundsätzlich ursprünglich eigentlich persönlich wahrscheinlich vielleicht "
        "vermutlich hauptsächlich beides weder zunächst erstens zuerst jein puh gute sehr selbstverständlich doch "
        "genau",
        "link": "und aber nun jetzt dann also schließlich zuletzt auch außerdem okay gut apropos kommen "
        "zurück blicken lassen letzte abschließend nächste oder denn sprechen wenn",
        "thank": "danke dank herzlichen willkommen hallo hi guten freut freue grüß servus glückwunsch "
        "gratulation tschüss wiedersehen bedanken bedanke danken herzlich wünsche wünschen erfolg glück",
        "talk": "interview interviews interviewt interviewte interviewpartner gespräch gespräche gesprächs "
        "gesprächspartner unterhaltung unterhalten unterhielt sprach sprachen gesprochen trafen getroffen traf "
        "fragen folge podcast reihe serie porträt portrait porträts sitzung heute sendung stellt vorgestellt "
        "vorstellen beantwortet rede",
        "page": "abonnieren newsletter folgen twitter instagram facebook linkedin bearbeitet gekürzt "
        "redaktion transkript foto fotos fotografie bild bilder bildnachweis copyright webseite website besuchen "
        "kontakt lesen klicken sponsor gesponsert veröffentlicht ursprünglich aktualisiert anzeige werbung cookies "
        "email mail verfügbar erhältlich tickets link artikel beitrag",
        "hedge": "glaube denke finde meine sozusagen quasi irgendwie eigentlich halt eben einfach mal "
        "wirklich weiß fühle vielleicht wahrscheinlich ziemlich ding dinge sachen sache viel schon natürlich eher "
        "ungefähr art",
        "past": "war waren hatte hatten ging kam wurde wurden bekam machte machten begann fing nahm dachte "
        "wusste wollte wollten nutzte arbeitete fand fühlte sah gab konnte musste blieb gemacht gekommen gegangen "
        "angefangen gelernt geworden gearbeitet gewesen",
        "modal": "würde würden würdest könnte könnten könntest dürfte dürfen sollte sollten solltest soll "
        "kann können kannst möchte möchten möchtest wäre wären hätte hätten wird werden",
        "any": "irgendein irgendeine irgendwas irgendwelche irgendjemand etwas jemand jemals je lieblings "
        "liebste liebsten lieblingsbuch größte größten größter meisten beste besten bester rat tipp tipps ratschlag "
        "nächste nächsten nächstes zukunft sonst andere anderes weitere",
        "kin": "erwähnt erwähnten erwähntest beschrieben gesprochen angesprochen geschrieben bekannt erzählt "
        "gesagt sagten sagtest genannt",
        "role": "gründer gründerin mitgründer mitgründerin regisseur regisseurin produzent produzentin "
        "schriftsteller schriftstellerin autor autorin redakteur redakteurin herausgeber herausgeberin ingenieur "
        "ingenieurin entwickler entwicklerin designer designerin künstler künstlerin schauspieler schauspielerin "
        "sänger sängerin musiker musikerin komponist komponistin professor professorin forscher forscherin "
        "wissenschaftler wissenschaftlerin student studentin lehrer lehrerin geschäftsführer geschäftsführerin "
        "präsident präsidentin vorsitzender vorsitzende leiter leiterin chef chefin mitglied architekt architektin "
        "journalist journalistin fotograf fotografin koch köchin landwirt bäuerin inhaber inhaberin historiker "
        "historikerin dichter dichterin physiker physikerin biologe biologin chemiker chemikerin arzt ärztin anwalt "
        "anwältin maler malerin bildhauer bildhauerin kurator kuratorin direktor direktorin übersetzer übersetzerin",
    },
    examples={
        "said_behind": "„Der Wind“, [[sagte]] Karl.",
        "said_before": "Karl [[antwortete]]: „Der Wind.“",
        "ascribed": "[[Laut]] Karl „ein Wind zum Fürchten“.",
        "you_last": "Schön. Und [[du]]?",
        "you": ("Womit haben [[Sie]] begonnen?", "[[Sie]] haben mal angefangen."),
        "me_opens": "[[Ich]] komme.",
        "we_opens": "[[Wir]] kommen.",
        "they_opens": "[[Sie]] kam spät.",
        "wh_opens": "[[Warum]] jetzt?",
        "aux_opens": "[[Gibt]] es Wind?",
        "request_opens": "[[Erzählen]] Sie.",
        "say": "Der Wind, [[ergänzte]] Karl.",
        "back_opens": "[[Genau]], der Wind.",
        "agree_opens": "[[Naja]], der Wind.",
        "link_opens": "[[Außerdem]], der Wind.",
        "thank_opens": "[[Hallo]], Karl.",
        "talk": "Ein langes [[Gespräch]] am Hafen.",
        "page": "Das [[Foto]] vom Hafen.",
        "hedge": "Der Wind dreht [[vielleicht]] noch.",
        "past": "Karl [[blieb]] lange.",
        "modal": "Karl [[dürfte]] kommen.",
        "any": "Der [[größte]] Hafen.",
        "kin": "Der Hafen, [[erwähnt]] im Brief.",
        "role": "Karl, [[Architekt]] in Kiel.",
        "tag_question": "Der Wind dreht, [[oder?]]",
        "page_furniture": ("[[Das könnte Sie auch interessieren]]", "[[Advertisement]]"),
        "editors_note": "[[Anmerkung der Redaktion:]] das war im Mai.",
        "byline_form": ("[[Von Anna Reich]]", "[[Das Interview führte Anna Reich.]]"),
        "thanks_for_the_interview": "Vielen [[Dank, Karl, für das]] Gespräch.",
        "thanks_returned": "[[Ebenso]], Karl.",
        "said_after_quotation": ("„Das wusste ich nie“, [[sagt]] Anna.", "»Nie«, [[meinte]] Anna."),
        "quoted_question": "Da fragte er: [[„Warum?“]]",
    },
)
