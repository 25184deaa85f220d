import type { ItemContent } from '@careway/contract';

type Written = Pick<ItemContent, 'objective' | 'stem'> & {
  /** The right one first; each with why it is right or wrong. */
  readonly options: readonly (readonly [text: string, rationale: string])[];
  readonly source: string;
  readonly share: number;
};

/** A question of the demo's authors on communication: one right answer that rests on reasoning, not on a rule. */
function question({ objective, stem, options, source, share }: Written): ItemContent {
  return {
    domain: 'communication',
    objective,
    kind: 'single',
    cognitiveLevel: 'application',
    stem,
    options: options.map(([text, rationale], i) => ({
      id: String.fromCharCode(97 + i),
      text,
      credit: i === 0 ? 1 : 0,
      rationale,
    })),
    citations: [{ source }],
    ground: 'professional-reasoning',
    signOff: 'practitioner',
    difficulty: {
      justQualifiedShare: share,
      reason: 'The wrong answers are kind, and promise or leave out something.',
      confirmableBy: 'patient care coordinator',
    },
    reviews: [],
  };
}

/** Approved by a second person: a pilot, given unscored. */
export const pilotQuestion = question({
  objective: 'listening-and-follow-through',
  stem: 'Ms. Adeyemi calls for the third time about a referral. You do not know yet where it is. What do you tell her?',
  options: [
    [
      '“I do not know yet. I will find out and call you by noon tomorrow, even if there is no news.”',
      'It admits what is not known and promises only what the coordinator controls: a call at a set time.',
    ],
    [
      '“It should be with the specialist by now. Please give them a little more time to reach you.”',
      'It sounds calm, but it guesses, and it leaves a third call unanswered.',
    ],
    [
      '“I am sorry about this. Your referral will be sorted out by the end of the week at the latest.”',
      'The apology is right. The date is not the coordinator’s to promise.',
    ],
    [
      '“The quickest way is to call the specialist’s office. I can give you the number right now.”',
      'It is friendly, but it hands the work of the practice to the patient.',
    ],
  ],
  source: 'Professional reasoning: promise only what you can keep, and close every request',
  share: 0.72,
});

/** Waits for a review by the demo's author; the administrator wrote it. */
export const questionInReview = question({
  objective: 'limits-of-the-role',
  stem: 'A patient sees a flagged result in the portal and asks you on the phone, “Is this bad?” What do you answer?',
  options: [
    [
      '“I cannot judge results. I will ask the nurse to call you today and note what worries you.”',
      'It stays inside the role, and it moves the question to somebody who may answer, with a time.',
    ],
    [
      '“A flag only means that it is outside the usual range. Most of the time it is nothing.”',
      'It comforts, but it interprets a result for this patient.',
    ],
    [
      '“I am not allowed to talk about results. The doctor will bring it up at your next visit.”',
      'The limit is right. Waiting for the next visit leaves a worried patient alone.',
    ],
    [
      '“Please send a message through the portal. Somebody on the team reads those as they come in.”',
      'The message may work, but nothing is taken over and no time is named.',
    ],
  ],
  source: 'Professional reasoning: results are explained by a clinician; the question is handed on the same day',
  share: 0.7,
});

/** Begun by the demo's author and not whole: it lacks options and what its key rests on. */
export const begunQuestion: ItemContent = {
  ...question({
    objective: 'strong-emotions',
    stem: 'A father at the desk raises his voice: his daughter has waited 50 minutes. What do you say first?',
    options: [
      ['“That is a long wait with a sick child. Let me find out where things stand.”', ''],
      ['“Sir, I need you to lower your voice before I can help you.”', ''],
    ],
    source: 'Professional reasoning',
    share: 0.8,
  }),
  citations: [],
  ground: null,
  difficulty: null,
};
