"""The commonest grammatical words of the languages told apart without a model.

Closed classes only (articles, pronouns, prepositions, auxiliaries, negation, question words), as
any grammar lists them, with the spellings of text messages for the languages served. A word that
several languages share stands in each of them and so tells nothing between these.
"""

from __future__ import annotations

_WORDS = {
    "fr": """
        le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre
        nos votre vos leur leurs je tu il elle on nous vous ils elles me te se moi toi lui eux qui
        que quoi dont où est es suis sommes êtes sont était étais étaient été être ai as a avons
        avez ont avait avais avoir fait faire fais va vais vas vont aller peut peux dit veux veut
        et ou mais donc car ni si ne pas plus rien jamais non oui très trop bien aussi encore
        toujours déjà tout tous toute toutes quand comme comment pourquoi combien avec sans pour
        par sur sous dans chez vers entre contre depuis pendant avant après en y là ici ça cela
        c' j' l' d' n' s' m' t' qu' jusqu' lorsqu' puisqu' même peu beaucoup faut cest
        jsuis chui chuis jss jai jvais jpeux jsais pk pq ke ki koi c g pr ds ss tt ts bcp tjs tjr
        tkt mtn ac avk vs cmt kan kand pcq parce dsl stp svp slt bjr cv mdr ptdr bisous bisou
        merci bonjour salut ouais ouai nn oé pa jme jte ms qd qq qqn dc jv ché sé
    """,
    "en": """
        the a an this that these those my your his her its our their i you he she it we they me
        him us them who what which whose where when why how is are was were be been being am have
        has had having do does did done doing will would can could should must might may shall and
        or but so if because not no yes very too also still always already all any some every each
        with without for by on in at to from of into onto about over under between against since
        during before after up down out off then than as there here just only even never more most
        i'm i've i'll i'd it's that's don't doesn't didn't can't won't isn't aren't wasn't you're
        you've we're they're he's she's there's what's let's im ive dont didnt cant thats youre u
        ur lol omg idk gonna wanna gotta got get
    """,
    "es": """
        el la los las un una unos unas de del al a este esta estos estas ese esa eso esto esos mi
        mis tu tus su sus nuestro nuestra yo tú él ella nosotros ustedes ellos ellas me te se le
        les lo nos mí ti conmigo quien quién que qué cual cuál donde dónde cuando cuándo como cómo
        porque porqué es soy eres somos son está estoy estás están era eran fue fui ser estar he
        has ha hemos han había hay tengo tiene tienes hacer hace voy va vas van puede puedo quiero
        y e o u pero si sí no ni muy más menos también tampoco siempre nunca ya todo todos toda
        todas con sin para por sobre entre desde hasta hacia según en aquí ahí allí nada algo
        q xq pq tb pa muchas mucho gracias hola bueno bien
    """,
    "it": """
        il lo la i gli le un uno una di del dello della dei degli delle al allo alla ai agli alle
        dal dalla dai dalle nel nella nei nelle sul sulla sui sulle col questo questa questi
        queste quello quella quelli mio mia miei mie tuo tua tuoi suo sua suoi nostro nostra io tu
        lui lei noi voi loro mi ti si ci vi ne me te che chi cosa quale dove quando come perché è
        sono sei siamo siete era erano sarà stato stata essere ho hai ha abbiamo avete hanno aveva
        avere fa fare va vado può posso voglio e ed o ma se non no sì molto più anche ancora sempre
        mai già tutto tutti tutta tutte con senza per su tra fra da in qui qua là niente c'è dell'
        nell' all' sull' un' cos'è dell dall nell all' nn cmq xké grazie ciao
    """,
    "pt": """
        o a os as um uma uns umas de do da dos das ao à aos às no na nos nas num numa pelo pela
        este esta isto esse essa isso aquele aquela aquilo meu minha meus minhas teu tua seu sua
        seus suas nosso nossa eu tu você ele ela nós vocês eles elas me te se lhe lhes mim quem
        que qual onde quando como porque por é sou és somos são está estou estão estava era foi
        fui ser estar tenho tem têm temos tinha ter há vai vou vão pode posso quero fazer e ou mas
        não nem sim muito mais menos também sempre nunca já tudo todo todos toda todas com sem
        para pra pro sobre entre desde até aqui ali lá nada algo vc vcs tb q pq obrigado obrigada
        gente né tá
    """,
    "ca": """
        el la els les un una uns unes de del dels al als a aquest aquesta aquests això allò meu
        meva teu seva jo tu ell ella nosaltres vosaltres ells em et es ens us li ho hi qui que què
        quin quina on quan com perquè és sóc soc ets som són està estic estan era eren ser he has
        ha hem han havia tinc té tenim fer fa vaig va van puc pot vull i o però si sí no ni molt
        més també tampoc sempre mai ja tot tots tota totes amb sense per sobre entre des fins cap
        en aquí allà res d' l' s' n' m' t' gràcies avui
    """,
    "nl": """
        de het een dit dat deze die mijn jouw je zijn haar ons onze hun ik jij hij zij wij we
        jullie me mij hem wie wat welke waar wanneer waarom hoe is ben bent was waren wordt worden
        werd heb hebt heeft hebben had hadden doe doet doen ga gaat gaan kan kunnen moet moeten
        zal zou wil willen mag en of maar dus als niet geen ja nee heel erg te ook nog altijd al
        alle alles met zonder voor door op in aan bij van uit naar over onder tussen tegen sinds
        tijdens na er daar hier dan toen nu wel niets iets om zo meer veel
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines dieser diese dieses mein meine
        meinen dein deine sein seine ihr ihre unser unsere ich du er sie es wir mich mir dich dir
        ihn ihm uns euch wer was welche wo wann warum wie ist bin bist sind war waren sein wird
        werden wurde habe hast hat haben hatte hatten tun macht machen gehe geht kann können muss
        müssen soll will wollen darf und oder aber also wenn weil dass nicht kein keine ja nein
        sehr zu auch noch immer schon alle alles mit ohne für durch auf in an bei von vom aus nach
        über unter zwischen gegen seit vor da hier dann nur nichts etwas im am zum zur mehr viel
    """,
    "ro": """
        și un o al ai ale unui unei de la din în pe cu fără pentru prin despre între până după
        acest această acesta aceasta meu mea mei tău ta său sa noastră nostru eu tu el ea noi voi
        ei ele mă te se îmi îți își îl le ne vă care cine ce unde când cum este e sunt ești suntem
        era erau fi fost am ai are avem au avea face fac merge pot poate vreau să sau dar dacă nu
        da foarte mai și-a doar încă mereu tot toate toți nimic ceva aici acolo că
    """,
}


def _masks() -> dict[str, int]:
    masks: dict[str, int] = {}
    for bit, listed in enumerate(_WORDS.values()):
        for word in set(listed.split()):
            masks[word] = masks.get(word, 0) | 1 << bit
    return masks


#: The languages of the table, in the order of the bits.
LANGUAGES = tuple(_WORDS)

#: Each word with the set of its languages: bit ``i`` is ``LANGUAGES[i]``.
MASKS = _masks()
