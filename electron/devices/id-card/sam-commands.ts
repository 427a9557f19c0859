import { encodeCommand, type SamReply } from './sam-frame.ts';
import { statusWord } from './sam-status.ts';

export type SamCommandName = 'status' | 'sam-id' | 'find' | 'select' | 'read';

export type SamCommand = {
  readonly name: SamCommandName;
  readonly frame: Uint8Array;
  /**
   * Whether a reply can belong to this command. Replies carry no command number, so a late answer to an earlier command
   * is told apart by its status word and size, and passed over.
   */
  readonly fits: (reply: SamReply) => boolean;
};

const READ_DATA_BYTES = 4 + 256 + 1024;
const FIND_FAILED = 0x80;
const DONE = 0x90;

const isFindAnswer = ({ sw3 }: SamReply): boolean => statusWord(sw3).outcome === 'found' || sw3 === FIND_FAILED;
const isModuleTrouble = ({ sw3 }: SamReply): boolean => sw3 < 0x30 || statusWord(sw3).outcome === 'maintenance';
const isDone = ({ sw3 }: SamReply): boolean => sw3 === DONE;

export const SAM_COMMANDS = {
  status: { name: 'status', frame: encodeCommand(0x11, 0xff), fits: ({ data }) => data.length === 0 },
  samId: {
    name: 'sam-id',
    frame: encodeCommand(0x12, 0xff),
    fits: (reply) => !isFindAnswer(reply) && (isDone(reply) ? reply.data.length === 16 : true),
  },
  find: {
    name: 'find',
    frame: encodeCommand(0x20, 0x01),
    fits: (reply) => isFindAnswer(reply) || isModuleTrouble(reply),
  },
  select: {
    name: 'select',
    frame: encodeCommand(0x20, 0x02),
    fits: (reply) => !isFindAnswer(reply) && reply.data.length < READ_DATA_BYTES,
  },
  read: {
    name: 'read',
    frame: encodeCommand(0x30, 0x01),
    fits: (reply) => !isFindAnswer(reply) && (isDone(reply) ? reply.data.length === READ_DATA_BYTES : true),
  },
} as const satisfies Record<string, SamCommand>;
