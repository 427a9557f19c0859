/**
 * Figures that real readers may want otherwise: none of them could be tried on every model. All `Ms` are milliseconds.
 */
export type ReaderTuning = {
  /** Between two looks for a card. */
  readonly pollMs: number;
  /** Time-out of every command but the reading of the card. */
  readonly commandMs: number;
  /** Time-out of reading the card: 1,295 bytes take 0.11 s at 115200 baud and 1.4 s at 9600, and the radio takes its own. */
  readonly readMs: number;
  /** A host that says nothing is asked again by the system after one second: an attempt must live that long to see its return. */
  readonly openMs: number;
  /** Pauses between attempts to open the line; the last one repeats. With `openMs` they keep a return within 3 s. */
  readonly reopenMs: readonly number[];
  /** Between the attempts of one read. */
  readonly retryMs: number;
  /** How often a faulty module is asked whether it has recovered. */
  readonly faultProbeMs: number;
  /** Finds, selects and reads of one card before the person is asked to lay it down again. */
  readonly attempts: number;
  /**
   * Empty looks in a row after which the card counts as taken away. More than one, because some modules find a card
   * that was already read only every second time.
   */
  readonly removalMisses: number;
  /** Commands in a row without an answer before the line is closed and opened anew. */
  readonly silences: number;
  /** Empty looks after which a failed read is no longer shown. */
  readonly problemLooks: number;
};

export const READER_TUNING: ReaderTuning = {
  pollMs: 400,
  commandMs: 1000,
  readMs: 3000,
  openMs: 1200,
  reopenMs: [200, 500, 1000, 1500],
  retryMs: 150,
  faultProbeMs: 2000,
  attempts: 3,
  removalMisses: 2,
  silences: 3,
  problemLooks: 10,
};
