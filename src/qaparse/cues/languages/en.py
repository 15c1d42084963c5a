"""English."""

from __future__ import annotations

from .pack import Pack

__all__ = ["PACK"]

PACK = Pack(
    "en",
    "English",
    joins=True,
    # American usage: the comma stands inside the quotation marks.
    quotation_end=r"[,.!?…—-][\"”»]\s+",
    lead=r"(?:[^\W\d_]+\s+){0,3}",
    # A request where somebody is to be taken through something: "take your time" asks for nothing.
    rewrites=((r"(?i)\b(t)ake(?=\s+(?:me|us)\b)", r"\1akº"),),
    common="the of and to that it was for with on as are this be have not but they you i we at by from or what my so "
    "there if about do when which would your an is in a he his all can your were been their how me more will just like",
    phrases={
        "tag": r"right|correct|no|yeah|huh|eh|"
        r"(?:is|are|was|were|do|does|did|have|has|can|could|would|wo|ai)n['’]?t\s+\w+",
        "furniture": r"subscribe(?:\s+(?:now|here|today|to\s+our\s+newsletter))?|sign up(?:\s+for\s+our\s+newsletter)?|"
        r"share(?:\s+this(?:\s+(?:article|story|post|page))?)?|follow us(?:\s+on\s+\w++)?|"
        r"advertisement|sponsored(?:\s+content)?|cookies?|"
        r"read more|related (?:articles|stories|posts)|more from \w++|continue reading|"
        r"click here|back to top|print this page|leave a (?:comment|reply)|\d+ comments?|"
        r"end of (?:transcript|interview|tape|recording)",
        "note": r"(?:editor|author|publisher|interviewer|translator)['’]?s?['’]?\s+note|ed\.\s*note|"
        r"note|update|disclaimer|related|see also|read more",
        "byline": r"(?:words|text|story|interview(?:ed)?|questions|written|photo(?:s|graphs|graphy)?|images?|pictures|"
        r"illustrations?|translat(?:ed|ion)|edited|posted|published|as told to|conducted)"
        r"(?:\s+(?:and|&)\s+\w+)?\s+(?:by|with)|by|author|photo(?:grapher)?s?\s*:|credit",
        "saying": r"sa(?:ys|id)|tells?|told|asks?(?:ed)?|adds?|added|explain(?:s|ed)|"
        r"recall(?:s|ed)|laugh(?:s|ed)|smile[sd]|note[sd]|repl(?:ies|ied)|admit(?:s|ted)|joke[sd]|continue[sd]|"
        r"remember(?:s|ed)",
        "thanking": "thank(?:s| you)(?:,? (?:so|very|much|many|a|lot|again|once|more|both|all|guys|to you|and|"
        r"(?-i:\p{Lu})[\p{L}’'-]+)){0,6},? for (?:your|taking|sharing|talking|speaking|chatting|joining|"
        "being|answering|agreeing|sitting|coming|doing|meeting|making|participating|stopping|letting us|"
        "giving us|all|everything|the (?:interview|chat|conversation|talk|insights?|time)|"
        "this (?:interview|chat|conversation|talk))|(?:i|we)(?: really| truly)? appreciate (?:you|"
        r"your time)|\Gthank(?:s| you)(?:,? (?:so|very|much|a|lot|again|once|more|both|all|guys|and|"
        r"(?-i:\p{Lu})[\p{L}’'-]+)){0,6}[.! ]*\Z",
        "returned": "thank(?:s| you)(?:,? (?:so|very|much|a|lot|again|guys|"
        r"(?-i:\p{Lu})[\p{L}’'-]+)){0,5},? for (?:having|inviting|reaching|asking|the (?:opportunity|chance|"
        "invitation|invite|questions?|interest|great questions)|(?:giving|letting) me|your (?:interest|"
        "questions?))|thank you,? too|thanks? (?:to )?you(?: as well| too)|(?:no,? |oh,? )?(?:you(?:['’]re|"
        " are) (?:very |most )?welcome|(?:it(?:['’]s| is| was|['’]s been| has been) )?(?:my|a|an|"
        "all my) (?:great |real |absolute |true )?(?:pleasure|honou?r)|the pleasure(?: is| was|['’]s)|"
        "pleasure|likewise|same to you|any ?time|glad to)",
    },
    quoting={
        "reports": r"sa(?:y|ys|id|ying)|tell|tells|told|wr(?:ites|ote|itten|iting)|ask(?:s|ed|ing)|repl(?:ies|ied)|"
        r"cr(?:ies|ied)|den(?:ies|ied)|(?:add|call|explain|recall|shout|mutter|murmur|laugh|sigh|respond|remark|"
        r"answer|confess|report|retort|scream|yell|growl|protest|interrupt|object|insist|admitt?|point|warn|reveal|"
        r"declar|describ|announc|argu|not|jok|continu|agre|conced|conclud|observ|stat|acknowledg|complain|predict|"
        r"estimat|challeng|propos|promis|wondered|urg|smil|confid|whisper|remember|shrug+|nod+|quip+|snap+|claim|"
        r"suggest|confirm|stress|text|tweet|post|e-?mail|counter|boast|caution|grin+|chuckl|gasp|groan|hiss|bark|"
        r"repeat|offer|interject|demand|exclaim|order|plead|testif|echo|reflect|maintain|mus|begg|enthus|reason|"
        r"volunteer|read|sneer|bellow|mumbl|stammer|grumbl|lament|recount|assert|contend|allow)(?:e?s|e?d|ies|ied|ing)|"
        r"read|thinks|thought|sang|sings|began|begins|went on|goes on|put it|puts it|wonders|was like|were like",
        "reports_to": r"say|tell|write|ask|reply|cry|add|call|explain|shout|mutter|murmur|answer|insist|warn|whisper|"
        r"declare|describe|announce|argue|joke|complain|repeat|remark|yell|scream|read",
        "ascribes": r"according to|in the words of|as told by",
        "he": "he",
        "she": "she",
        "they": "they|we|some|others|someone|somebody|everyone|everybody|people",
        "i": "i",
        "his": "him|his|himself",
        "hers": "her|hers|herself",
        "determiner": r"the|an?|my|his|her|their|our|its|this|one|another|some|several|both|two|three|many",
        "man": r"man|boy|father|dad|son|brother|husband|uncle|nephew|grandfather|grandpa|king|prince|duke|"
        r"widower|monk|mr|sir|lord|\w+man|gentleman|waiter|actor|bridegroom|groom|godfather|father-in-law|papa",
        "woman": r"woman|girl|mother|mum|mom|daughter|sister|wife|aunt|niece|grandmother|grandma|queen|princess|"
        r"duchess|widow|nun|mrs|ms|miss|lady|dame|\w+woman|waitress|actress|bride|godmother|mother-in-law|mama",
        "between": r"had|has|have|would|used to|also|then|later|once|only|just|still|always|often|never|even|again|"
        r"now|recently|liked? to|likes to|himself|herself|themselves|\w+ly|all|both|simply|once more|might|could|will|"
        r"first|finally|who",
        "passive": "was|were|been|being|be|is|are|get|gets|got|when|once|if|to|not",
    },
    telling={
        "article": "one of the|an?|the|our|my",
        "is": "is|was|works as|worked as|serves as",
        "who": "who",
        "and": "and",
        "trade": "printer|laureate|baker|cook|brewer|butcher|beekeeper|shepherd|plumber|electrician|joiner|blacksmith|"
        "goldsmith|locksmith|bookbinder|bookseller|typesetter|typographer|shoemaker|watchmaker|boatbuilder|tailor|"
        "dressmaker|barber|lockkeeper|innkeeper|gamekeeper|shopkeeper|goalkeeper|bricklayer|stonemason|glassblower|"
        "ferryman|firefighter|paramedic|pharmacist|dentist|surveyor|interpreter|barrister|solicitor|professor|"
        "postdoc|ceo|cto|cfo|president|head|lead|activist|campaigner|organi[sz]er|blogger|podcaster|essayist|"
        "biographer|lexicographer|cartographer|oceanographer|engraver|lithographer|woodcutter|puppeteer|choirmaster|"
        "organist|cellist|flautist|harpist|percussionist|animator|dramatist",
        "people": "friend|colleague|partner|cousin|parent|child|children|kid|baby|boss|neighbou?r|stranger|guest|"
        "visitor|someone|somebody|person|people|guy|fellow|client|customer|student|pupil|coach|mentor|twin|sibling|spouse|"
        "fianc[eé]e?|crew|team|dog|cat|horse|pup|puppy",
        "of": "of|at|for|in|with|behind|from|on",
        "did": "(?:co-)?(?:founded|runs|leads|wrote|directed|made|created|built|plays|heads|edits|teaches|authored|"
        "composed|designed|invented|established|produced|published)",
        "made": "(?:co-)?(?:founded|wrote|directed|created|authored|composed|designed|invented|established|produced)",
        "ends": "and|but|who|whose|which|that|about|on (?:the|his|her|their|how)|to|is|was|has|had|before|when|while|"
        "until|since|because|where|it|us|me|him|(?:him|her|it|them)sel(?:f|ves)|(?-i:talked|spoke|speaks|chatted|met|"
        "meets|sat|sits|told|tells|explains|explained|says|said|asks|asked|interviewed|(?:talks|chats|interviews)"
        "(?= (?:to|with)))",
        "he": "he",
        "she": "she",
        "his": "him|his|himself",
        "hers": "her|hers|herself",
        "stated": "she|he|they|ze|xe",
        "stated_with": "her|him|them|hers|his|theirs|zir|hir|xem",
    },
    speaking={
        "and": "and|or",
        "title": "mr|mrs|ms|mx|miss|dr|prof|captain|sir|dame|minister",
        "opens": "so|and|well|but|now|no|yes|yeah|yep|right|sure|okay|ok|alright|all right|great|cool|oh|ah|wow|hey|"
        "hi|hello|then|actually|maybe|or|also|first|again|thanks|thank you(?: so much| very much)?|welcome(?: back)?|"
        "sorry|good (?:morning|question|point)|awesome|interesting|exactly|absolutely|totally|perfect|nice|please|"
        "come on|go ahead",
        "greets": "thanks|thank you|welcome|welcome back|hi|hey|hello|okay|ok|sorry|well|so|and|yeah|alright|"
        "congratulations|goodbye|bye|dear",
        "gives": "(?:what|how) about|over to|start(?:ing)? with|begin with|(?:pass|hand|throw) it (?:over )?to|go to|"
        "turn to|ask|hear from|come to",
        "tells": "who|which|whose|the|a|an|my|our|his|her|your|from|of|at|and|co-?founder|founder|ceo|cto|director|"
        "professor|head|one of|is|was|has|had|said|says",
        "to_you": "do|did|does|can|could|would|will|should|have|are|were|what|how|why|where|when|who|tell|"
        "you(?:['’](?:re|ve|d))?|i['’]?m|i know|i want|is there|is it|if you|maybe you|any",
        "self": r"(?:i\s?['’]?m|i am|my (?:full |first |last |real )?name(?: is|['’]s|,)?|this is|call me|named me|"
        r"it['’]?s|it is)(?:\s+(?:just|the|an?|called))?",
        "here": "here",
        "said": "(?:(?:has|had|have|was|is|just|also|already|earlier|kind of|sort of|a) ){0,3}(?:said|says|saying|"
        "mention(?:ed|s)?|pointed|talked|talking|described|explained|alluded|touched|put it|noted|told|brought|"
        "suggested)|['’]s (?:point|comment|question|answer|idea|list)",
        "and_me": "and (?:i|me|myself)",
        "made": r"i(?:['’]ve)? (?:\w+ )?(?:co-)?(?:founded|wrote|directed|made|created|built|edited|composed|"
        "recorded|designed|invented|established|produced|published|shot|drew|painted)|"
        r"my (?:\w+ ){0,2}(?:book|novel|film|movie|album|record|song|play|show|painting|comic|game|company|studio|"
        "label|band|blog|podcast|paper|essay|poem|story)",
        "me_and": "(?:me|myself|i) and",
        "you": "you|your",
        "beside": "with|from|by|about|under|of|to|and",
        "welcomes": r"welcome|joined by|here with|join(?:ing|s)? us|next up|introduc\w+|with us|we have|say (?:hi|"
        "hello)|guests?",
        "yes": "(?:oh,? )?(?:yeah|yes|yep|right|exactly|no)",
        "listens": "yeah|yes|yep|right|ok(?:ay)?|sure|wow|cool|nice|exactly|totally|absolutely|i see|mm+|uh|hm+|oh|"
        "awesome|great|gotcha|definitely|interesting|correct|that['’]s true|i know|no|ha(?:ha)*",
        "joins_in": "exactly|totally|absolutely|i (?:totally |completely )?agree|agreed|ditto|i(?:['’])d (?:add|say|"
        "also|just)|and i|but i|just to add|to add|same|i think the same|likewise|i also|i was going to|me too|so,? "
        "i|(?:and )?(?:for|from) (?:me|my (?:part|side))|as for me|on my",
        "goes_on": "and|but|so|then|after that|also|in addition|another|the other|finally|secondly|for example|this|"
        "that|these|those|it|they|there|because|which|now|next|first|second|as|however|when|later|eventually|of "
        "course",
        "i": r"(?:(?:yeah|so|well|and),? )?i(?:['’]\w+)?",
        "greeting": "(?:yeah,? |hi,? |well,? ){0,3}(?:thanks|thank you|hello|hi|hey|great to be|good to be|glad to)",
        "takes_up": "you said|you mentioned|what you|you were saying",
        "hello": "hi|hello|hey|sure|yeah|yes|okay|so|well|hi there|hello there|thanks|thank you",
        "presents": "i am|i['’]m|my name|this is|i work|i started|i joined|i['’]ve been|i have been|my background|my "
        "role",
        "several": "(?:each|both|all|either|any|which|the (?:two|three)|two of) of you|you (?:both|two|three|each|"
        "all|guys)|y['’]?all|yourselves|your (?:respective|backgrounds|roles)",
        "turns": r"(?:what|how) about (?:you|yourself)|and you(?:rself)?\?|same question|same for you|your turn|you "
        "as well|anything to add|(?:want|like|care|wanna) to (?:add|chime|jump|weigh)|your take|your thoughts on that",
        "thanks": "thanks|thank you|appreciate",
        "opinion": "(?-i:I) (?:think|believe|would say|guess|feel|love|like|hope)",
    },
    trades="""
actor actress: role roles character play playing played perform scene cameo audition actor acting rehears costume
director filmmak film-mak: direct film filming shoot shot camera edit cinema audience vision visual sequence footage
writer author novelist poet journalist screenwriter: writ wrote book novel story page draft sentence chapter poem verse
singer musician composer band guitarist drummer rapper pianist: song sing sang voice album record tour lyric melod drum
designer: design colour color typograph sketch layout prototype interface user
architect: building facade floor brick concrete timber courtyard roof
chef cook baker: cook dish menu kitchen recipe taste restaurant flavour flavor ingredient
farmer gardener grower: field soil crop harvest seed weather farm garden
scientist researcher physicist biologist chemist geologist professor: research experiment lab theory hypothes measure
developer engineer programmer maintainer: code software bug release deploy program merge refactor debug
photographer: photo picture camera lens portrait darkroom
painter sculptor illustrator artist: paint canvas brush studio sculpt draw exhibit gallery
founder entrepreneur ceo owner: compan business customer invest startup market fund
producer: budget produc schedule financ crew
doctor nurse surgeon physician: patient hospital treat clinic surger symptom
teacher lecturer: student class school teach taught lesson pupil
lawyer attorney judge: court law legal case client evidence
athlete coach player runner: train race match team season goal medal
""",
    stop="the and that this you she they was were been are for with but not have has had did does can could would will "
    "just like there what which who how when where why all some more about into out your our his her its their them "
    "these those from because than then also very",
    words={
        "you": "you your yours yourself yourselves you're you've you'd you'll y'all",
        "me": "i i'm i've i'd i'll me my mine myself",
        "we": "we we're we've we'd we'll us our ours ourselves let's",
        "they": "he she he's she's him her his hers himself herself they them their they're they've",
        "wh": "what what's how how's how'd why where where's when who who's which whose whom",
        "aux": "do does did is are was were can could would will have has had should don't doesn't didn't "
        "isn't aren't wasn't weren't can't couldn't wouldn't won't haven't hasn't am may might shall",
        "request": "tell describe explain share walk talk give name introduce please discuss elaborate "
        "summarize summarise imagine list paint takº pick choose finish complete rate recommend show say remind",
        "say": "said says told tells explained explains recalled recalls added adds laughed laughs smiled "
        "smiles noted notes asked asks replied replies remembered remembers admitted admits joked jokes shrugged "
        "nodded nods",
        "back": "yeah yes yep yup right okay ok mhm hmm hm uh-huh mm-hmm exactly sure wow gotcha cool nice "
        "great true absolutely totally correct interesting awesome oh ah huh no nope definitely indeed fair amazing",
        "agree": "well yes yeah no absolutely sure definitely actually honestly oh ha haha hmm good great "
        "thanks thank certainly basically initially originally personally probably maybe perhaps mostly both neither "
        "first firstly",
        "link": "so and but now then finally lastly also okay alright ok speaking looking let's given "
        "besides last next",
        "thank": "thank thanks welcome pleasure hello hi hey glad appreciate congratulations bye goodbye cheers",
        "talk": "interview interviews interviewed interviewing conversation conversations spoke talked "
        "chatted chat sat caught discuss discussed questions q&a episode podcast series profile profiles featured "
        "meet asked host hosts talk talks session join joins joined introducing introduce today",
        "page": "subscribe newsletter follow twitter instagram facebook linkedin edited condensed clarity "
        "transcript photo photos photograph photography image courtesy credit copyright website visit contact read "
        "click sponsor sponsored sponsors published originally posted updated advertisement cookies email available "
        "tickets",
        "hedge": "think guess like mean kind sort really actually just know feel maybe probably pretty "
        "basically stuff thing things lot",
        "past": "was were had did went came got made started began became took thought knew wanted used "
        "worked found felt saw",
        "modal": "would could might should may can will",
        "any": "any anything anyone ever favorite favourite biggest most best advice next future else",
        "kin": "mentioned described talked spoken wrote written known",
        "role": "founder co-founder director producer writer author editor engineer developer designer "
        "artist actor actress singer musician composer professor researcher scientist student teacher ceo cto "
        "president manager lead leader head member maintainer contributor creator architect journalist photographer "
        "chef farmer owner historian poet novelist physicist biologist geologist chemist doctor lawyer officer chair "
        "chairman curator painter sculptor",
    },
)
