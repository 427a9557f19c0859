import { useRef, useState } from 'react';
import { TRANSFER_CHUNK_BYTES, type RosterInspection } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { refusalCode, refusalText } from '#renderer/lib/refusal.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { base64Of, FileUnreadableError } from './file-bytes.ts';
import { fileProblem } from './file-problem.ts';

const LINE_AGAIN_MS = 1_000;

/** A file on its way to the station, and what was found in it. */
export type Upload =
  | { readonly step: 'none'; readonly problem: string | null }
  | { readonly step: 'sending'; readonly fileName: string; readonly percent: number; readonly waiting: boolean }
  | { readonly step: 'looking'; readonly fileName: string }
  | {
      readonly step: 'chosen';
      readonly fileName: string;
      readonly uploadId: string;
      readonly inspection: RosterInspection;
    };

export type Uploading = {
  readonly upload: Upload;
  readonly choose: (file: File) => void;
  /** Gives the file up, or leaves one that the station has taken over. */
  readonly drop: (problem?: string) => void;
};

const request = () => ({ requestId: crypto.randomUUID() });

/** Sends a chosen file piece by piece and has its columns looked at; a broken line is waited for, then it goes on. */
export function useUpload(): Uploading {
  const station = useStation();
  const [upload, setUpload] = useState<Upload>({ step: 'none', problem: null });
  const current = useRef('');

  const sendPieces = async (file: File, uploadId: string): Promise<boolean> => {
    for (let index = 0; index * TRANSFER_CHUNK_BYTES < file.size;) {
      const from = index * TRANSFER_CHUNK_BYTES;
      const content = await base64Of(file.slice(from, from + TRANSFER_CHUNK_BYTES));
      const sending = { step: 'sending', fileName: file.name, percent: Math.floor((from / file.size) * 100) } as const;
      if (current.current !== uploadId) return false;
      setUpload({ ...sending, waiting: false });
      try {
        index = (await station.roster.upload({ ...request(), uploadId, size: file.size, index, content })).next;
      } catch (error) {
        if (refusalCode(error) !== null) throw error;
        setUpload({ ...sending, waiting: true });
        await new Promise((resolve) => setTimeout(resolve, LINE_AGAIN_MS));
      }
    }
    return current.current === uploadId;
  };

  const send = async (file: File): Promise<void> => {
    const uploadId = crypto.randomUUID();
    current.current = uploadId;
    try {
      if (!(await sendPieces(file, uploadId))) return;
      setUpload({ step: 'looking', fileName: file.name });
      const inspection = await station.roster.inspect({ uploadId });
      if (current.current === uploadId) setUpload({ step: 'chosen', fileName: file.name, uploadId, inspection });
    } catch (error) {
      if (current.current !== uploadId) return;
      const problem = error instanceof FileUnreadableError ? rosterScreenText.problem.unreadable : refusalText(error);
      setUpload({ step: 'none', problem });
    }
  };

  return {
    upload,
    choose: (file) => {
      const problem = fileProblem(file);
      if (problem === null) void send(file);
      else setUpload({ step: 'none', problem });
    },
    drop: (problem) => {
      const uploadId = current.current;
      current.current = '';
      setUpload({ step: 'none', problem: problem ?? null });
      // A file nobody asks for any more is forgotten by the station in any case.
      if (uploadId !== '') void station.roster.dropUpload({ ...request(), uploadId }).catch(() => undefined);
    },
  };
}
