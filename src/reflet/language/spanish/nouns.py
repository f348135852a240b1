"""Nouns of person: those of one gender, those with two, and those whose article tells."""

from __future__ import annotations

from reflet.language.spanish.spelling import folded
from reflet.language.tables import words

FEMININE_NOUNS = folded(
    """
    mujer chica niña madre mamá mami mamita esposa reina princesa dama señora señorita muchacha
    nena piba mina abuela yaya tía hija hermana novia amiga actriz madrina nuera suegra cuñada prima
    nieta sobrina diosa heroína azafata monja ama gata bruja sirena diva viuda minita pibita cabra
    chiquilla jovencita doncella musa vieja lola chama chava morra reinita princesita mujercita
    hermanita hijita nenita señorona madrastra hermanastra ahijada emperatriz poetisa duquesa
    condesa
    """
)
MASCULINE_NOUNS = folded(
    """
    hombre chico niño padre papá papi papito esposo marido rey príncipe caballero señor
    señorito muchacho nene pibe macho varón abuelo yayo tío hijo hermano novio amigo actor padrino
    yerno suegro cuñado primo nieto sobrino dios héroe monje amo brujo tipo viudo chiquillo
    jovencito viejo cabro chamo chavo morro padrastro hermanastro ahijado emperador hombrecito
    hermanito hijito duque conde galán
    """
)
# With two genders, by the masculine.
PERSONS = folded(
    """
    profesor abogado doctor médico enfermero maestro alumno licenciado escritor psicólogo ingeniero
    arquitecto cocinero camarero mesero empleado director productor editor lector traductor redactor
    diseñador programador desarrollador investigador entrenador jugador vendedor pintor cantautor
    compositor bailarín fotógrafo músico filósofo politólogo sociólogo biólogo químico físico
    matemático técnico mecánico veterinario farmacéutico secretario funcionario bibliotecario
    becario empresario consultor asesor administrador contador locutor conductor presentador
    realizador narrador tutor educador pedagogo maquillador peluquero modisto carpintero panadero
    pastelero ganadero ministro diputado senador autor soñador luchador guerrero aficionado seguidor
    vecino compañero socio ciudadano heredero ganador perdedor campeón dueño loco experto graduado
    universitario estudioso bloguero tuitero twittero adicto fanático enamorado apasionado soltero
    casado divorciado melómano cinéfilo viajero aventurero marinero bombero granjero criado obrero
    minero geógrafo historiador antropólogo arqueólogo astrónomo astrólogo ginecólogo cirujano
    niñero portero delantero arquero zaguero capitán catedrático rector cantinero barrendero
    zapatero cartero ilustrador animador gestor promotor coordinador comunicador creador moderador
    usuario pasajero invitado prisionero esclavo siervo mago santo villano asesino ladrón
    """
)
# Nouns and adjectives with one form for both genders: «una» or «un» before them tells.
EPICENES = words(
    """
    idiota imbecil inutil periodista artista estudiante adolescente cantante modelo fan egoista
    perfeccionista optimista pesimista realista masoquista deportista futbolista ciclista guionista
    dentista psiquiatra pediatra economista electricista recepcionista analista especialista
    publicista columnista novelista ensayista poeta atleta logopeda terapeuta fisioterapeuta gerente
    presidente agente creyente ignorante demente inocente paciente cliente docente aspirante
    principiante debutante practicante acompanante joven menor mayor colega complice testigo martir
    patriota turista extremista suicida psicopata sociopata homicida hipocrita belieber directioner
    lovatic swiftie friki geek nerd freak hipster crack gamer youtuber blogger influencer community
    freelance profe jefe infeliz miserable cobarde rebelde torpe sinverguenza caradura cascarrabias
    aguafiestas idealista materialista insoportable irresponsable responsable culpable anormal
    subnormal metiche gilipollas hipersensible fashionista trotamundos autodidacta inmigrante
    emigrante cineasta pianista guitarrista violinista bajista baterista taxista
    """
)
# The single noun of a role: «como mujer», «como madre» (see ``roles``).
ROLES = words(
    """
    mujer madre padre hombre abogado abogada profesor profesora medico medica psicologa
    psicologo maestra maestro hija hijo esposa esposo alumna alumno escritora escritor enfermera
    enfermero ingeniero ingeniera ciudadano ciudadana aficionado aficionada autor autora
    """
)
PARTNERS_OF_WOMEN = words("novio marido esposo exnovio exmarido exesposo")
"""Partners whom women name: see ``partners``."""
