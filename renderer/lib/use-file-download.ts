import { useState } from 'react';
import { useFeedback } from './feedback.ts';
import { saveFile } from './save-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `content` in base64. */
export type MadeFile = { readonly fileName: string; readonly content: string };

/** One button that has the station make a file and hands it over; `done` says so. */
export function useFileDownload(done: string) {
  const feedback = useFeedback();
  const [pending, setPending] = useState(false);
  const download = async (make: () => Promise<MadeFile>): Promise<void> => {
    setPending(true);
    try {
      const { fileName, content } = await make();
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      saveFile(fileName, new Blob([bytes], { type: fileName.endsWith('.pdf') ? 'application/pdf' : XLSX }));
      feedback.done(done);
    } catch (error) {
      feedback.refused(error);
    } finally {
      setPending(false);
    }
  };
  return { pending, download: (make: () => Promise<MadeFile>): void => void download(make) };
}
