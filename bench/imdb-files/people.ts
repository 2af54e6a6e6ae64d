import { at, hash, zipfRank } from './random.ts'
import type { Random } from './random.ts'
import { capitalised, inventedWord } from './titles.ts'
import type { Syllables } from './words.ts'

const list = (text: string): readonly string[] => text.trim().split(/\s+/)

interface Origin {
  readonly weight: number
  readonly men: readonly string[]
  readonly women: readonly string[]
  readonly families: readonly string[]
  readonly syllables: Syllables
}

const origins: readonly Origin[] = [
  {
    weight: 34,
    men: list(`
      James John Robert Michael David William Richard Thomas Mark Charles Steven Paul Andrew Kevin Brian
      George Edward Peter Daniel Scott Eric Jason Ryan Gary Nicholas Jonathan Larry Justin Brandon Samuel
      Gregory Alexander Patrick Jack Dennis Tyler Aaron Nathan Henry Douglas Zachary Kyle Noah Ethan
      Walter Keith Christian Roger Terry Sean Austin Gerald Carl
    `),
    women: list(`
      Mary Linda Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Ashley Emily Donna Michelle Carol
      Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia Kathleen Amy Angela Shirley Anna
      Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine
      Heather Diane Olivia Julie Joyce Victoria Ruth Kelly Grace Alice
    `),
    families: list(`
      Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Lee
      Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams
      Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards
      Stewart Morris Murphy Cook Rogers Morgan Cooper Reed Bailey Bell Ward Watson Brooks Wood Bennett
      Gray Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell Fisher O'Brien O'Neill
    `),
    syllables: {
      beginnings: list('b br c ch d f g h k l m n p r s st t th w wh'),
      middles: list('a e i o u ay ea oo'),
      endings: list('ton son ley ford man well wood worth by ham ner den ks rd'),
    },
  },
  {
    weight: 15,
    men: list(`
      José Juan Luis Carlos Jesús Antonio Miguel Francisco Alejandro Manuel Pedro Jorge Fernando Ricardo
      Eduardo Javier Rafael Sergio Andrés Diego Raúl Óscar Ramón Héctor João Paulo Marcos Tiago Bruno
    `),
    women: list(`
      María Carmen Ana Isabel Laura Cristina Marta Lucía Elena Pilar Rosa Teresa Paula Sofía Valentina
      Camila Gabriela Daniela Mónica Verónica Inés Begoña Fernanda Juliana Beatriz Letícia
    `),
    families: list(`
      García Rodríguez Martínez Hernández López González Pérez Sánchez Ramírez Torres Flores Rivera Gómez
      Díaz Reyes Morales Ortiz Gutiérrez Chávez Ramos Ruiz Álvarez Mendoza Vásquez Castillo Jiménez Moreno
      Silva Santos Oliveira Souza Pereira Carvalho Araújo Núñez Ibáñez
    `),
    syllables: {
      beginnings: list('b c d f g j l m n p r s t v z ll'),
      middles: list('a e i o u á é í'),
      endings: list('ez es ado ero ara illo ales edo ira oza ín'),
    },
  },
  {
    weight: 9,
    men: list(`
      Jean Pierre Michel André Philippe Alain Bernard Jacques Daniel Christian François Gérard Laurent
      Nicolas Olivier Stéphane Éric Frédéric Sébastien Jérôme Étienne René Émile Benoît
    `),
    women: list(`
      Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Jacqueline Anne Sylvie Martine Christine
      Valérie Sophie Céline Aurélie Émilie Hélène Élodie Chloé Agnès Geneviève
    `),
    families: list(`
      Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel
      Bertrand Roux Vincent Fournier Morel Girard Lefèvre Mercier Dupont Lambert Bonnet Legrand Garnier
      Faure Rousseau Chevalier Géraud
    `),
    syllables: {
      beginnings: list('b ch d f g l m n p r s t v'),
      middles: list('a e i o u é au ou ai'),
      endings: list('ard eau et ier in on ois ville mont ot é'),
    },
  },
  {
    weight: 9,
    men: list(`
      Hans Peter Wolfgang Klaus Jürgen Dieter Günter Horst Bernd Uwe Stefan Thomas Michael Andreas Jörg
      Matthias Sven Lars Erik Björn Anders Nils Gunnar Åke Søren Jens Mikko Juhani
    `),
    women: list(`
      Ursula Monika Petra Sabine Renate Helga Karin Brigitte Ingrid Erika Christa Gisela Susanne Gabriele
      Andrea Claudia Birgit Heike Kerstin Anna Eva Birgitta Märta Åsa Sigrid Kirsten
    `),
    families: list(`
      Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer
      Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Andersson Johansson
      Karlsson Nilsson Eriksson Larsson Olsson Hansen Jensen Pedersen Sørensen Virtanen Lindström Åberg
    `),
    syllables: {
      beginnings: list('b d f g h k kl l m n r s sch st t w z'),
      middles: list('a e i o u ö ü ei au'),
      endings: list('mann berg stein er ke sson sen ström lund feld bach inger'),
    },
  },
  {
    weight: 6,
    men: list(`
      Giuseppe Giovanni Antonio Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Carlo Franco
      Domenico Bruno Paolo Marco Andrea Stefano Roberto Nicolò
    `),
    women: list(`
      Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Paola Laura
      Giulia Chiara Federica Silvia Elisa Noemi
    `),
    families: list(`
      Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa
      Giordano Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara
    `),
    syllables: {
      beginnings: list('b c d f g l m n p r s t v z'),
      middles: list('a e i o u ia'),
      endings: list('ni lli tti no ri ccio etti ello esi aro'),
    },
  },
  {
    weight: 8,
    men: list(`
      Aleksandr Sergey Vladimir Dmitriy Andrey Aleksey Nikolay Ivan Mikhail Yuriy Oleg Igor Viktor Pavel
      Jan Piotr Krzysztof Tomasz Jiří Václav Zoran Dragan Milan Goran László
    `),
    women: list(`
      Elena Olga Natalya Tatyana Irina Svetlana Anna Ekaterina Mariya Galina Lyudmila Vera Nina Agnieszka
      Małgorzata Katarzyna Jana Hana Milica Jelena Zsuzsa
    `),
    families: list(`
      Ivanov Smirnov Kuznetsov Popov Vasilev Petrov Sokolov Mikhaylov Novikov Fyodorov Morozov Volkov
      Nowak Kowalski Wiśniewski Wójcik Kamiński Novák Svoboda Dvořák Horváth Jovanović Petrović Nikolić
      Marković Kovačević Szabó
    `),
    syllables: {
      beginnings: list('b br d g k kr l m n p r s sh t v z'),
      middles: list('a e i o u ya'),
      endings: list('ov ev in enko sky ić czyk ák ova uk yan'),
    },
  },
  {
    weight: 6,
    men: list(`
      Hiroshi Takashi Kenji Makoto Akira Satoshi Kazuo Yutaka Shôta Daiki Ren Haruto Sôta Yûki Minjun
      Seojun Jihoon Sungmin Donghyun Jaewon Wei Jun Lei Ming Hao Feng
    `),
    women: list(`
      Yôko Keiko Kumiko Akiko Naomi Yumi Sakura Aoi Misaki Haruka Mei Rin Jiwoo Seoyeon Minji Hyejin
      Soojin Yuna Fang Xiu Lan Ying Hui Jing
    `),
    families: list(`
      Satô Suzuki Takahashi Tanaka Watanabe Itô Yamamoto Nakamura Kobayashi Katô Yoshida Yamada Sasaki
      Yamaguchi Matsumoto Inoue Kimura Hayashi Kim Lee Park Choi Jung Kang Cho Yoon Wang Li Zhang Liu Chen
      Yang Huang Zhao Wu
    `),
    syllables: {
      beginnings: list('k s t n h m y r w sh ch g'),
      middles: list('a i u e o'),
      endings: list('moto mura yama da ki guchi shima sawa no ta'),
    },
  },
  {
    weight: 8,
    men: list(`
      Rahul Amit Rajesh Sanjay Vijay Arjun Ravi Suresh Anil Karan Rohit Vikram Arvind Manoj Deepak Ashok
      Ramesh Gopal Imran Faisal Prakash Naveen
    `),
    women: list(`
      Priya Anjali Pooja Neha Sunita Kavita Lakshmi Meera Anita Rekha Asha Shreya Divya Nisha Radha Sneha
      Ayesha Fatima Swati Kiran
    `),
    families: list(`
      Sharma Verma Gupta Singh Kumar Patel Reddy Nair Iyer Menon Rao Joshi Mehta Desai Shah Malhotra
      Chopra Bose Banerjee Mukherjee Das Pillai Khan Ahmed Hussain Chaudhary
    `),
    syllables: {
      beginnings: list('b bh ch d g j k kh m n p r s sh v'),
      middles: list('a aa e i o u'),
      endings: list('kar war ni wal pal das raj nath than ty'),
    },
  },
  {
    weight: 5,
    men: list(`
      Mohamed Ahmed Ali Hassan Omar Khaled Youssef Mahmoud Ibrahim Karim Mehmet Mustafa Emre Murat Kerem
      Yossi Moshe Amir Reza Hossein Kwame Chinedu Tunde Kofi
    `),
    women: list(`
      Fatma Aisha Mariam Nour Layla Salma Yasmin Hala Ayşe Zeynep Elif Defne Tamar Yael Noa Shira Parisa
      Leila Amina Ngozi Chioma Adaeze
    `),
    families: list(`
      Hassan Ibrahim Mahmoud Khalil Mansour Farouk Saleh Nasser Yılmaz Demir Şahin Çelik Kaya Öztürk Cohen
      Levi Mizrahi Peretz Biton Hosseini Ahmadi Rezaei Okafor Adeyemi Mensah Okoro Diallo Traoré
    `),
    syllables: {
      beginnings: list('b d f h k kh m n r s sh t y z'),
      middles: list('a e i o u ou'),
      endings: list('i an oui ani oğlu lı eh ali awi man'),
    },
  },
]

const totalWeight = origins.reduce((sum, origin) => sum + origin.weight, 0)

function originOf(random: Random): Origin {
  let left = random.next() * totalWeight
  for (const origin of origins) {
    left -= origin.weight
    if (left < 0) return origin
  }
  return at(origins, 0)
}

function givenName(random: Random, origin: Origin, isWoman: boolean): string {
  if (random.chance(0.12)) {
    const { beginnings, middles } = origin.syllables
    const syllables = {
      beginnings,
      middles,
      endings: isWoman ? ['a', 'ia', 'ne', 'lie'] : ['n', 'o', 'r', 's'],
    }
    return capitalised(inventedWord(syllables, hash(isWoman ? 5 : 6, zipfRank(random.next(), 40_000, 1, 40))))
  }
  const names = isWoman ? origin.women : origin.men
  return at(names, zipfRank(random.next(), names.length, 0.6, 4))
}

function familyName(random: Random, origin: Origin): string {
  if (random.chance(0.52)) {
    const rank = zipfRank(random.next(), 250_000, 1, 300)
    return capitalised(inventedWord(origin.syllables, hash(origin.weight, rank)))
  }
  return at(origin.families, zipfRank(random.next(), origin.families.length, 0.6, 4))
}

/** An invented name of a person: given and family name of one origin, at times with something between. */
export function personName(random: Random, isWoman: boolean): string {
  const origin = originOf(random)
  const given = givenName(random, origin, isWoman)
  const family = familyName(random, origin)
  const roll = random.next()
  if (roll < 0.06) return `${given} ${String.fromCharCode(65 + random.below(25))}. ${family}`
  if (roll < 0.11) return `${given} ${givenName(random, origin, isWoman)} ${family}`
  if (roll < 0.14) return `${given} ${family}-${familyName(random, origin)}`
  if (roll < 0.148) return `${given} '${givenName(random, origin, isWoman)}' ${family}`
  if (roll < 0.156) return `${given} ${family} Jr.`
  if (roll < 0.166) return given
  return `${given} ${family}`
}

const ranks = list(`
  Detective Dr. Sergeant Captain Mrs. Mr. Nurse Professor Father Sister Officer Agent Lady Old Young
  Aunt Uncle
`)
const parts = [
  'Narrator',
  'Waiter',
  'Waitress',
  'Policeman',
  'Bartender',
  'Mother',
  'Father',
  'The Stranger',
  'Taxi Driver',
  'Reporter',
  'Student',
  'Dancer',
  'Girl at Party',
  'Man with Dog',
  'Soldier #1',
  'Soldier #2',
  'Various',
  'Additional Voices',
]

/** An invented name of a part, as it stands in JSON text: some hold escaped quotation marks. */
export function characterName(random: Random, isWoman: boolean): string {
  const roll = random.next()
  if (roll < 0.15) return random.pick(parts)
  const origin = originOf(random)
  const given = givenName(random, origin, isWoman)
  if (roll < 0.5) return given
  if (roll < 0.62) return `${random.pick(ranks)} ${familyName(random, origin)}`
  if (roll < 0.64) return `${given} \\"${givenName(random, origin, isWoman)}\\" ${familyName(random, origin)}`
  if (roll < 0.645) return `${given} \\u0026 ${givenName(random, origin, isWoman)}`
  return `${given} ${familyName(random, origin)}`
}
