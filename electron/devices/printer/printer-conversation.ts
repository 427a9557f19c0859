import type { PrinterLine } from './printer-line.ts';
import type { PrinterCondition } from './printer-port.ts';
import {
  conditionOf,
  createReplyParser,
  type PrinterReply,
  type StatusAnswers,
  statusQuestions,
  statusRequest,
} from './printer-status.ts';

/** What ended a wait: an answer, the clock, or the line. */
export type Waited = PrinterReply | 'timeout' | 'lost';

/**
 * One open line to one printer: questions, answers and a job on the same connection, because only there does the answer
 * to GS r come after the job. Nothing here throws for what a line or a printer does.
 */
export class PrinterConversation {
  private readonly line: PrinterLine;
  private readonly parse = createReplyParser();
  private readonly replies: PrinterReply[] = [];
  private wake: (() => void) | null = null;
  private lost = false;
  /** Something came that no printer says: from then on no answer proves anything. */
  garbled = false;

  constructor(line: PrinterLine) {
    this.line = line;
    const { stream } = line;
    stream.on('data', (bytes: Uint8Array) => {
      for (const reply of this.parse(bytes)) {
        if (reply.kind === 'noise') this.garbled = true;
        else this.replies.push(reply);
      }
      this.wake?.();
    });
    for (const event of ['error', 'end', 'close']) {
      stream.on(event, () => {
        this.lost = true;
        this.wake?.();
      });
    }
  }

  /** Asks all of DLE EOT, one by one: printers answer in order but do not say which question. */
  async condition(timeoutMs: number): Promise<PrinterCondition> {
    const answers: { -readonly [key in keyof StatusAnswers]: number } = {};
    for (const question of statusQuestions) {
      this.forget('status');
      this.line.stream.write(statusRequest(question));
      const reply = await this.next('status', timeoutMs);
      if (reply === 'lost') return 'offline';
      // Asked on, a late answer to this question would be taken for the answer to the next.
      if (reply === 'timeout' || reply.kind !== 'status') break;
      answers[question] = reply.bits;
    }
    return conditionOf(answers);
  }

  /** Resolves when the line has taken every byte, which proves nothing about paper. */
  async send(job: Uint8Array, timeoutMs: number): Promise<'taken' | 'timeout' | 'lost'> {
    this.forget('proof');
    let taken = false;
    this.line.stream.write(job, (error) => {
      if (error) this.lost = true;
      else taken = true;
      this.wake?.();
    });
    const ended = await this.until(() => taken, timeoutMs);
    return ended === 'met' ? 'taken' : ended;
  }

  async proof(timeoutMs: number): Promise<Waited> {
    return await this.next('proof', timeoutMs);
  }

  /** Ends the line; resolves when the printer is free for the next one. */
  async hangUp(): Promise<void> {
    await this.line.close();
  }

  /** Stops waiting: whatever is under way ends as lost. */
  giveUp(): void {
    this.lost = true;
    this.wake?.();
  }

  private forget(kind: PrinterReply['kind']): void {
    for (let at = this.replies.length - 1; at >= 0; at--)
      if (this.replies[at]?.kind === kind) this.replies.splice(at, 1);
  }

  private async next(kind: PrinterReply['kind'], timeoutMs: number): Promise<Waited> {
    const isWanted = (reply: PrinterReply) => reply.kind === kind;
    const ended = await this.until(() => this.replies.some(isWanted), timeoutMs);
    if (ended !== 'met') return ended;
    const [reply] = this.replies.splice(this.replies.findIndex(isWanted), 1);
    return reply ?? 'timeout';
  }

  private until(met: () => boolean, timeoutMs: number): Promise<'met' | 'timeout' | 'lost'> {
    return new Promise((resolve) => {
      const end = (how: 'met' | 'timeout' | 'lost') => {
        clearTimeout(timer);
        this.wake = null;
        resolve(how);
      };
      const look = () => {
        if (met()) end('met');
        else if (this.lost || this.line.stream.destroyed) end('lost');
      };
      const timer = setTimeout(() => {
        end('timeout');
      }, timeoutMs);
      this.wake = look;
      look();
    });
  }
}
