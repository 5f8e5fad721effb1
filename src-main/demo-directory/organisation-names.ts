// The invented organisation's raw material: names from many languages, none of a real person on purpose.

export interface Office {
  readonly name: string
  readonly country: string
  readonly language: string
  readonly dialling: string
  readonly street: string
  readonly postalCode: string
}

export const offices: readonly Office[] = [
  {
    name: 'Bergen',
    country: 'NO',
    language: 'nb',
    dialling: '+47 55',
    street: 'Kjellervika 12',
    postalCode: '5003',
  },
  {
    name: 'Lisboa',
    country: 'PT',
    language: 'pt',
    dialling: '+351 21',
    street: 'Rua do Moinho 48',
    postalCode: '1100-321',
  },
  {
    name: 'Kraków',
    country: 'PL',
    language: 'pl',
    dialling: '+48 12',
    street: 'ul. Słoneczna 7',
    postalCode: '30-002',
  },
  {
    name: 'Osaka',
    country: 'JP',
    language: 'ja',
    dialling: '+81 6',
    street: 'Nakanoshima 3-9',
    postalCode: '530-0005',
  },
  {
    name: 'Montréal',
    country: 'CA',
    language: 'fr',
    dialling: '+1 514',
    street: '210 rue des Érables',
    postalCode: 'H2J 1A1',
  },
  {
    name: 'Nairobi',
    country: 'KE',
    language: 'en',
    dialling: '+254 20',
    street: 'Acacia Close 5',
    postalCode: '00100',
  },
  {
    name: 'Αθήνα',
    country: 'GR',
    language: 'el',
    dialling: '+30 21',
    street: 'Οδός Ελαιών 14',
    postalCode: '105 57',
  },
  {
    name: 'Medellín',
    country: 'CO',
    language: 'es',
    dialling: '+57 4',
    street: 'Carrera 70 # 4-31',
    postalCode: '050021',
  },
]

const list = (text: string): readonly string[] => text.split(',').map((name) => name.trim())

export const givenNames: readonly string[] = list(`
  Åsa, Mateusz, Inês, Haruto, Wanjiru, Ελένη, Camila, Étienne, Solveig, Zofia, Tiago, Yuki,
  Otieno, Νίκος, Andrés, Geneviève, Magnus, Jagoda, Beatriz, Sakura, Achieng, Μαρία, Valentina,
  Loïc, Ragnhild, Łukasz, João, 陽子, Kamau, Θεόδωρος, Santiago, Maëlle, Torbjørn, Małgorzata,
  Catarina, Kenji, Nyambura, Σοφία, Felipe, Océane, Sigrid, Paweł, Duarte, Aiko, Odhiambo,
  Δημήτρης, Luciana, Benoît, Leïla, Priya, Thảo, Oleksandra, Tomáš, Siobhán, Seán, Ayşe, Çağla,
  Иван, Olena, Amara, Noor, Ida, Tom, Eva
`)

export const familyNames: readonly string[] = list(`
  Lindqvist, Kowalczyk, Figueiredo, Tanabe, Mwangi, Παπαδάκης, Restrepo, Desrosiers, Haugland,
  Wiśniewska, Marçal, Kobayakawa, Onyango, Καραγιάννη, Echeverri, Beaulieu, Ødegård, Żurawska,
  Brandão, Hoshino, Kariuki, Βλάχος, Ospina, Lévesque, Bjørnstad, Jabłoński, Tavares, 佐々木,
  Ndungu, Σταματίου, Zuluaga, Thibodeau, O'Rourke, Nordahl-Hansen, Sęk, de Sá, Kimani,
  Μιχαηλίδης, Uribe, St-Amour, Farstad, Grądzki, Vasconcelos, Moriyama, Wambui, Φωτίου, Arango,
  Chênevert, Håkonsen, Wójcik, Peixoto, Ishikura, Muthoni, Αλεξίου, Giraldo, Fortin,
  Þorvaldsdóttir, Müller-Straße, Đặng, Yıldız, Шевченко, van der Meulen, Nagy, Li
`)

export const departments: readonly string[] = list(`
  Engineering, Customer Care, Finance, Logistics, Legal, People, Research, Quality, Sales,
  Facilities
`)

export const titles: readonly string[] = list(`
  Analyst, Engineer, Senior Engineer, Coordinator, Specialist, Team Lead, Advisor, Apprentice,
  Principal, Assistant
`)

/** Words for the names of teams and projects. */
export const teamWords: readonly string[] = list(`
  Aurora, Basalt, Cedar, Delta, Ember, Fjord, Granite, Harbour, Indigo, Juniper, Kestrel, Lagoon,
  Meridian, Nimbus, Orchid, Petrel, Quartz, Rowan, Saffron, Tundra
`)
