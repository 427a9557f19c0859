import { Button, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { ruleTier, type ApplicationRule, type RuleTier } from '#shared/domain/application-rules.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';

const text = applicationsText.table;
const concerns = ['all', 'veteran', 'bereaved-family'] as const;
/** How sure it is: the clerk is told where it is not. */
const grades = ['A', 'B', 'C', 'unverified'] as const;
type Concern = (typeof concerns)[number];

type Props = { readonly today: string; readonly onAdd: (rule: ApplicationRule) => void };

/** A rule of the station's own: a case that is asked about, what follows, and where that stands. */
export function AddRule({ today, onAdd }: Props) {
  const [words, setWords] = useState({ sentence: '', article: '', source: '' });
  const [tier, setTier] = useState<RuleTier>('refuse');
  const [concern, setConcern] = useState<Concern>('all');
  const [grade, setGrade] = useState<ApplicationRule['grade']>('unverified');
  const whole = Object.values(words).every((part) => part.trim() !== '');
  const add = (): void => {
    onAdd({
      id: `station-${crypto.randomUUID().slice(0, 8)}`,
      tier,
      asks: { by: 'tick' },
      ...(concern === 'all' ? {} : { onlyFor: [concern] }),
      sentence: words.sentence.trim(),
      article: words.article.trim(),
      source: words.source.trim(),
      grade,
      effectiveFrom: today,
      effectiveTo: null,
      active: true,
      notice: tier === 'refuse' ? 'refusal' : 'information',
    });
    setWords({ sentence: '', article: '', source: '' });
  };
  return (
    <section className="rule-add">
      <h2>{text.add.title}</h2>
      <Flex gap="small" wrap>
        {(['sentence', 'article', 'source'] as const).map((part) => (
          <Input
            key={part}
            value={words[part]}
            placeholder={text.add[part]}
            aria-label={text.add[part]}
            maxLength={200}
            data-testid={`rule-add-${part}`}
            className={part === 'sentence' ? 'rule-add-sentence' : 'rule-add-words'}
            onChange={(event) => setWords({ ...words, [part]: event.target.value })}
          />
        ))}
        <Select
          value={tier}
          aria-label={text.tier}
          className="rule-tier"
          data-testid="rule-add-tier"
          options={ruleTier.options.map((each) => ({ value: each, label: text.tiers[each] }))}
          onChange={setTier}
        />
        <Select
          value={concern}
          aria-label={text.add.concern}
          className="rule-concern"
          options={concerns.map((each) => ({ value: each, label: text.add.concerns[each] }))}
          onChange={setConcern}
        />
        <Select
          value={grade}
          aria-label={text.add.grade}
          className="rule-grade"
          options={grades.map((each) => ({ value: each, label: text.grades[each] }))}
          onChange={setGrade}
        />
        <Button disabled={!whole} data-testid="rule-add" onClick={add}>
          {text.add.button}
        </Button>
      </Flex>
    </section>
  );
}
