"""Adjectives with two genders, by the masculine; participles follow a rule, save the irregular."""

from __future__ import annotations

from reflet.language.spanish.spelling import folded
from reflet.language.tables import words

# What one is or is in: character, looks, state. Words of belief, health or party are left out, but
# for the plainest (enfermo).
ADJECTIVES = folded(
    """
    contento solo loco listo tonto enfermo vacío raro quieto tranquilo intranquilo nervioso ansioso
    orgulloso serio seguro inseguro harto vago feo guapo lindo hermoso bonito flaco gordo alto
    pequeño chico chiquito perro inmaduro maduro bueno malo perfecto imperfecto celoso curioso
    perezoso cariñoso frío caluroso viejo adicto distinto sincero honesto romántico ridículo
    estúpido bobo tímido único bienvenido podrido negro blanco moreno rubio pelirrojo castaño sordo
    ciego cojo mudo manco tuerto calvo desnudo descalzo fanático exhausto satisfecho insatisfecho
    hecho puesto muerto suelto maldito bendito roto despierto dispuesto abierto descubierto cubierto
    envuelto resuelto revuelto vuelto devuelto expuesto opuesto propuesto compuesto descompuesto
    repuesto impuesto supuesto escrito inscrito descrito frito preso electo absorto atento desatento
    borracho sobrio ebrio mamerto crudo lleno repleto pleno limpio sucio seco tieso terco necio sano
    insano santo bruto burro generoso tacaño avaro envidioso mentiroso chismoso asqueroso baboso
    vanidoso ambicioso caprichoso rencoroso vergonzoso miedoso temeroso furioso rabioso mañoso
    quisquilloso talentoso famoso peligroso poderoso dichoso desastroso supersticioso impetuoso
    respetuoso irrespetuoso cuidadoso ocioso sospechoso lloroso silencioso misterioso amoroso
    ingenioso pretencioso meticuloso precioso gracioso ruidoso histérico neurótico paranoico
    maniático maníaco sádico cínico irónico sarcástico simpático antipático apático empático
    fantástico mágico auténtico típico patético práctico pragmático dramático melodramático
    energético enérgico eléctrico estático apoteósico melancólico nostálgico escéptico pacífico
    específico crítico autocrítico analítico atlético estético lógico ilógico ético público caótico
    despótico excéntrico egocéntrico hermético metódico periódico tóxico insípido rápido estupendo
    tremendo inmenso denso tenso intenso propenso idóneo espontáneo erróneo ingenuo antiguo ambiguo
    contiguo asiduo individuo perpetuo cuerdo zurdo diestro lerdo lento vivo activo inactivo pasivo
    positivo negativo agresivo obsesivo compulsivo impulsivo expresivo inexpresivo comprensivo
    creativo competitivo emotivo reflexivo intuitivo subjetivo objetivo posesivo depresivo adictivo
    evasivo sensato insensato ingrato grato novato barato nato innato mulato culto inculto oculto
    adulto estricto adepto inepto apto exacto correcto incorrecto directo indirecto recto discreto
    indiscreto completo incompleto concreto secreto inquieto coqueto neto cateto paleto obsoleto
    soltero entero ligero extranjero viajero fiestero verdadero certero fiero callejero futbolero
    rockero chistoso peleonero chamullero quejumbroso cabreado rancio soberbio propio impropio
    necesario innecesario solitario millonario ordinario extraordinario literario temerario
    arbitrario visionario sedentario vegetariano vegano humano inhumano anciano cercano urbano
    sereno ajeno obsceno fino divino clandestino femenino masculino genuino cochino mezquino
    argentino chileno mexicano colombiano peruano venezolano ecuatoriano boliviano uruguayo
    paraguayo cubano dominicano puertorriqueño hondureño salvadoreño guatemalteco panameño italiano
    americano latino europeo asturiano sevillano madrileño gallego vasco valenciano gitano ruso
    griego polaco sueco chino brasileño africano cordobés santiagueño tuyo suyo zarpado quemado
    cagón boludo pelotudo pendejo pajero forro cornudo barbudo peludo tozudo testarudo concienzudo
    sañudo agudo pesado gruñón llorón dormilón comilón mandón cabrón huevón weon peleón regalón
    tragón glotón burlón preguntón criticón cabezón tetón culón panzón barrigón narigón orejón bocón
    chillón gritón mirón juguetón bonachón solterón cuarentón cincuentón sesentón simplón santurrón
    respondón dulzón faltón sosón trabajador soñador hablador conservador encantador seductor
    luchador ganador perdedor hogareño emprendedor madrugador bebedor comedor fumador cumplidor
    charlador calculador acogedor jugador adulador provocador conquistador traidor pecador engañador
    español inglés francés irlandés portugués japonés holandés danés catalán alemán holgazán haragán
    charlatán parlanchín chiquitín bailarín saltarín chiquilín pillín cantarín puto zorro cerdo
    guarro chancho gato lobo tarado sabroso cachondo rico bello galán majo mono monoso chulo pijo
    flojo cojudo friki flamenco gringo güero prieto chaparro chueco chingón mamón naco mandilón codo
    chavo pardo canso pachucho pillo travieso risueño sureño norteño isleño costeño pequeñín cuico
    choro curado nuevo novedoso justo injusto franco blando duro maltrecho derecho izquierdo primero
    último tercero segundo quinto eterno tierno moderno interno externo alterno bajo largo corto
    ancho estrecho hondo profundo vagabundo moribundo fecundo iracundo absurdo mínimo máximo pésimo
    óptimo íntimo legítimo anónimo sordomudo cuco pocho zonzo sonso menso sonámbulo crédulo
    incrédulo malvado pérfido ávido cálido pálido válido inválido sólido lúcido espléndido tórrido
    hórrido cándido intrépido
    """
)
# -ado and -ido that are no participles of a person, and other homographs of a predicate.
NOT_ADJECTIVES = words(
    """
    abogado abogada empleado empleada licenciado licenciada cunado cunada diputado diputada
    nada cada vida comida demasiado demasiada sentido partido pasado lado estado mercado grado
    sabado bebida salida entrada llegada jugada temporada decada mermelada ensalada tostada ida
    medida despedida partida movida soldado marido nido ruido apellido sonido olvido pescado tornado
    resultado hada almohada espada fachada granada avenida carcajada tonelada llamada manada mirada
    madrugada jornada subida cagada pasada monada cucada enseguida seguida seguido cuidado cuidada
    significado apartado contenido contenida todavia fluido pedido bocado candado tejado arado
    cuadrado ganado senado dado dada pecado legado bandada oleada patada punalada trompada gripado
    puntada bajada pomada parida brigada camada rociada cascada ramada enramada fritada palmada
    posada morada guarida corrida estampida acogida recogida torcida sacudida huida venida alado
    jurado asado calzado tablado poblado hado vado burrada chorrada gilipollada cabronada putada
    tontada bobada animalada payasada pendejada boludada mamada chingada verga embajada explanada
    escapada limonada naranjada charada redada velada armada sido ido habido podido tenido debido
    sabido ayudado gustado rapido
    """
)
# Masculines that are also adverbs or prepositions: read where the phrase ends with them.
ADVERBIAL = words("solo seguro bajo alto duro directo derecho claro bueno malo lento mono primero")
# Adverbs, whoever writes («me siento pésimo»), and the noun of «soy presa de».
UNCHANGING = words("pesimo malisimo buenisimo rapido directo derecho junto todo preso presa mucho")
# Read before their noun, whose gender they then take: «soy buena persona», «el puto amo».
PRENOMINAL = words(
    """
    bueno malo nuevo viejo puto maldito jodido bendito completo verdadero autentico perfecto unico
    mismo pobre gran buen mal simple total mejor peor primero ultimo puro mero pleno lindo hermoso
    bonito bello tremendo futuro pequeno tipico propio cierto alto negro tercero segundo
    """
)
# What one says of oneself without a verb, in standard spelling (masculine).
STATES = words(
    """
    cansado cansadísimo harto hartísimo contento contentísimo enamorado aburrido orgulloso nervioso
    ansioso agotado exhausto emocionado decepcionado desilusionado indignado enojado enfadado
    cabreado preocupado estresado agobiado traumado traumatizado obsesionado enganchado viciado
    encantado agradecido ilusionado confundido deprimido frustrado desesperado entusiasmado
    sorprendido asustado asqueado desvelado resfriado engripado acostado arrepentido avergonzado
    motivado desmotivado saturado quemado angustiado destrozado destruido podrido embolado cagado
    muerto dormido desconcertado flipado alucinado impactado fascinado picado rayado intrigado
    indeciso inspirado relajado tranquilo ofendido dolido loco listo sentado estirado tirado mojado
    congelado empapado acalorado helado perdido ocupado acostumbrado bañado duchado empachado jodido
    rallado perezoso celoso furioso satisfecho conmovido cansadito aburridísimo agotadísimo enfermo
    ebrio descansado mareado asombrado renovado apestado castigado
    """
)
STATES_NEEDING_ADVERB = words(
    "muerto dormido loco listo perdido helado quemado tranquilo picado ebrio"
)
# Adjectives that are also nouns of a thing, whose article is that of the noun: «un secreto».
THINGS = words(
    """
    hecho puesto vuelta secreto vacio publico critica practica tecnica quimica logica etica estetica
    musica fisica matematica mecanica escrito descubierto revuelto frito derecho derecha largo negro
    blanco segundo cuarto contrario opuesto individuo mono mona fresco divina bajo alto perro gato
    lobo zorro doble verdadera media nota nuevo nueva bestia copa herida fracaso bendito bendicion
    maldita llamado llamada salida parada pegado colorado tipo tipa seco seca suelto frio sobrado
    """
)
# Said of things that turn out so: «me quedó lindo», «quedé en ir», «me deja claro».
OF_THINGS = words(
    """
    lindo hermoso bonito perfecto bueno malo rico chico feo raro divino largo corto claro prohibido
    prometido dicho hecho escrito puesto pequeno genial barato caro seco precioso alto bajo
    pendiente
    """
)
