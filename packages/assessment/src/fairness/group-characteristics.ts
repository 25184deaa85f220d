/**
 * What a person may say about themselves so that questions and targets can be checked for fairness, in the order it is
 * asked. Gender, race and ethnicity are the groups of 29 CFR 1607.4B, with the categories of the federal Statistical Policy
 * Directive 15 (2024 revision); 40 is the age of 29 USC 631; first language is the group that Standards 2014, 3.13, adds for
 * a test read in English.
 */
export const groupCharacteristics = ['gender', 'race-ethnicity', 'age', 'first-language'] as const;
export type GroupCharacteristic = (typeof groupCharacteristics)[number];

/** Always among the answers; it puts nobody into a group. */
export const PREFER_NOT_TO_SAY = 'prefer-not-to-say';

export const groupCategories = {
  gender: ['woman', 'man', 'another-gender'],
  'race-ethnicity': [
    'american-indian-or-alaska-native',
    'asian',
    'black-or-african-american',
    'hispanic-or-latino',
    'middle-eastern-or-north-african',
    'native-hawaiian-or-pacific-islander',
    'white',
    'more-than-one',
  ],
  age: ['under-40', '40-or-over'],
  'first-language': ['english', 'another-language'],
} as const satisfies Readonly<Record<GroupCharacteristic, readonly string[]>>;
export type GroupCategory = (typeof groupCategories)[GroupCharacteristic][number];

/** The groups a person counted themselves in; a characteristic they did not tell is absent. */
export type PersonGroups = Readonly<Partial<Record<GroupCharacteristic, GroupCategory>>>;

export const characteristicLabels: Readonly<Record<GroupCharacteristic, string>> = {
  gender: 'Gender',
  'race-ethnicity': 'Race or ethnicity',
  age: 'Age',
  'first-language': 'First language',
};

export const categoryLabels: Readonly<Record<GroupCategory | typeof PREFER_NOT_TO_SAY, string>> = {
  woman: 'Woman',
  man: 'Man',
  'another-gender': 'Another gender',
  'american-indian-or-alaska-native': 'American Indian or Alaska Native',
  asian: 'Asian',
  'black-or-african-american': 'Black or African American',
  'hispanic-or-latino': 'Hispanic or Latino',
  'middle-eastern-or-north-african': 'Middle Eastern or North African',
  'native-hawaiian-or-pacific-islander': 'Native Hawaiian or Pacific Islander',
  white: 'White',
  'more-than-one': 'More than one of these',
  'under-40': 'Under 40',
  '40-or-over': '40 or over',
  english: 'English',
  'another-language': 'Another language',
  'prefer-not-to-say': 'Prefer not to say',
};

/** Whether a text is a category of a characteristic. */
export function isCategoryOf(characteristic: GroupCharacteristic, text: string | null): text is GroupCategory {
  return groupCategories[characteristic].some((category) => category === text);
}
