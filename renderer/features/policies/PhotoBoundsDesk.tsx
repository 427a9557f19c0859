import { Button, InputNumber } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  boundOf,
  photoBoundKeys,
  photoBounds,
  photoProblems,
  type PhotoBound,
  type PhotoChanges,
} from '#shared/domain/photo/photo-bounds.ts';
import { photoBoundName, photoProblemText, policiesText } from '#shared/i18n/zh-CN/policies.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { EditionBar } from './EditionBar.tsx';
import { EditionHistory } from './EditionHistory.tsx';
import { PhotoLists } from './PhotoLists.tsx';
import './policies.css';

const text = policiesText.photo;

/** Only what the station has of its own, so that nothing unset hides the shipped lists. */
function ownLists({ human, reasons }: PhotoChanges) {
  return { ...(human && { human }), ...(reasons && { reasons }) };
}

/** Where white, sharp and straight end: the shipped bounds with the station's own over them, from a date on. */
export function PhotoBoundsDesk({ clerk }: { readonly clerk: string }) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const feedback = useFeedback();
  const found = useQuery(queries.policies.photo.queryOptions()).data;
  const [draft, setDraft] = useState<PhotoChanges | null>(null);
  const save = useWrite(useStation().policies.savePhoto, {
    onSuccess: () => {
      feedback.done(policiesText.save.saved);
      setDraft(null);
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.policies.key() }),
  });
  if (found === undefined) return null;
  const { shipped, history } = found;
  const changes = draft ?? found.changes;
  const [newest] = history;
  const set = (key: PhotoBound, value: number | null): void => {
    const { [key]: _before, ...others } = changes;
    setDraft(value === null || value === boundOf(shipped, key) ? others : { ...others, [key]: value });
  };
  return (
    <div className="policy-desk">
      <p className="quiet">{text.intro}</p>
      <p data-testid="photo-version">
        {newest ? policiesText.own(newest.edition, newest.effectiveOn) : policiesText.asShipped(shipped.version)}
      </p>
      <EditionBar
        changed={draft !== null}
        problems={photoProblems(shipped, changes).map(photoProblemText)}
        clerk={clerk}
        pending={save.pending}
        onSave={(when) => void save.run({ changes, basedOn: newest?.edition ?? 0, clerk, ...when })}
        onDrop={() => setDraft(null)}
      />
      <table className="rule-table photo-bounds">
        <thead>
          <tr>
            {([text.bound, text.shipped, text.own, text.limits, ''] as const).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {photoBoundKeys.map((key) => (
            <tr key={key} className={changes[key] === undefined ? undefined : 'photo-bound-own'}>
              <th scope="row">{photoBoundName[key]}</th>
              <td>{boundOf(shipped, key)}</td>
              <td>
                <InputNumber
                  value={changes[key] ?? boundOf(shipped, key)}
                  aria-label={photoBoundName[key]}
                  data-testid={`photo-bound-${key}`}
                  onChange={(value) => set(key, value)}
                />
              </td>
              <td className="quiet">{text.range(photoBounds[key][0], photoBounds[key][1])}</td>
              <td>
                {changes[key] !== undefined && (
                  <Button size="small" onClick={() => set(key, null)}>
                    {text.back}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PhotoLists
        lists={{ ...shipped, ...ownLists(changes) }}
        onChange={(lists) => setDraft({ ...changes, ...lists })}
      />
      <EditionHistory history={history} />
    </div>
  );
}
