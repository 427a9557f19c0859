import { Button, Flex } from 'antd';
import { useState } from 'react';
import { formPaperKind, type FormPaperKind } from '#shared/contract/case-files.ts';
import { caseFileText } from '#shared/i18n/zh-CN/case-files.ts';
import { papersText } from '#shared/i18n/zh-CN/papers-screen.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { fetchFile } from '#renderer/lib/fetch-file.ts';
import { useStation } from '#renderer/lib/station-context.tsx';

const text = papersText.blank;

/** Blank forms to fill in by hand; nobody's data is in them. */
export function BlankForms() {
  const station = useStation();
  const feedback = useFeedback();
  const [making, setMaking] = useState<FormPaperKind | null>(null);
  const save = async (paper: FormPaperKind): Promise<void> => {
    setMaking(paper);
    try {
      await fetchFile(station.caseFiles.fileChunk, await station.caseFiles.blank({ paper }));
      feedback.done(papersText.saved);
    } catch (error) {
      feedback.refused(error);
    } finally {
      setMaking(null);
    }
  };
  return (
    <Flex vertical gap="middle" className="papers-part">
      <span className="quiet">{text.intro}</span>
      {formPaperKind.options.map((paper) => (
        <Flex key={paper} gap="middle" align="center">
          <Button
            size="large"
            loading={making === paper}
            disabled={making !== null}
            data-testid={`blank-${paper}`}
            onClick={() => void save(paper)}
          >
            {text.save}
          </Button>
          <span>
            <strong>{caseFileText.paperName[paper]}</strong>　<span className="quiet">{text.about[paper]}</span>
          </span>
        </Flex>
      ))}
    </Flex>
  );
}
