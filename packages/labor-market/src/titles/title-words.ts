/** Words that are written short in job titles, with what they stand for. */
const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acct: 'accounting',
    admin: 'administrative',
    ambul: 'ambulatory',
    anes: 'anesthesia',
    asst: 'assistant',
    assoc: 'associate',
    cert: 'certified',
    clin: 'clinical',
    coord: 'coordinator',
    coor: 'coordinator',
    cna: 'certified nursing assistant',
    cust: 'customer',
    dept: 'department',
    dir: 'director',
    dr: 'doctor',
    emt: 'emergency medical technician',
    er: 'emergency room',
    exec: 'executive',
    hc: 'health care',
    healthcare: 'health care',
    him: 'health information management',
    hosp: 'hospital',
    hr: 'human resources',
    info: 'information',
    ins: 'insurance',
    lab: 'laboratory',
    lpn: 'licensed practical nurse',
    lvn: 'licensed vocational nurse',
    lic: 'licensed',
    ma: 'medical assistant',
    med: 'medical',
    mgr: 'manager',
    mgmt: 'management',
    nsg: 'nursing',
    np: 'nurse practitioner',
    ot: 'occupational therapy',
    pa: 'physician assistant',
    pcc: 'patient care coordinator',
    pcp: 'primary care physician',
    pcs: 'patient care specialist',
    psr: 'patient service representative',
    pt: 'patient',
    reg: 'registered',
    rep: 'representative',
    reps: 'representative',
    rn: 'registered nurse',
    sec: 'secretary',
    serv: 'service',
    soc: 'social',
    spec: 'specialist',
    sr: 'senior',
    jr: 'junior',
    supv: 'supervisor',
    svc: 'service',
    tech: 'technician',
    ther: 'therapist',
    tx: 'treatment',
    us: 'ultrasound',
  }),
);

/** Words that say where someone stands, not what they do: they count little. */
export const rankWords: ReadonlySet<string> = new Set([
  'senior',
  'junior',
  'lead',
  'i',
  'ii',
  'iii',
  'iv',
  'entry',
  'level',
]);

const fillers = new Set(['of', 'the', 'and', 'for', 'in', 'a', 'an', 'to']);

/**
 * A job title as its words: lower case, no accents, no plural s, common abbreviations spelled out, fillers left out
 * (unless nothing else remains). "Sr. Pt Care Coord." → ["senior", "patient", "care", "coordinator"].
 */
export function titleWords(title: string): readonly string[] {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .flatMap((word) => (abbreviations.get(word) ?? word).split(' '))
    .map(singular);
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length === 0 ? words : telling;
}

function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** The three-letter pieces of a word with its ends marked: "care" → "^ca", "car", "are", "re$". */
export function trigramsOf(word: string): readonly string[] {
  const marked = `^${word}$`;
  if (marked.length <= 3) return [marked];
  const grams: string[] = [];
  for (let at = 0; at + 3 <= marked.length; at++) grams.push(marked.slice(at, at + 3));
  return grams;
}
