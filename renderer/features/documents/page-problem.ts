export type Problem = 'unreadable' | 'too-detailed' | 'pdf-locked' | 'pdf-damaged' | 'pdf-too-long' | 'pdf-stopped';

/** What cannot be done with a picture or a PDF. */
export class PageProblem extends Error {
  readonly problem: Problem;
  /** Pages that a PDF has, and for how many there is room. */
  readonly pages: number;
  readonly room: number;

  constructor(problem: Problem, { pages = 0, room = 0 } = {}) {
    super(problem);
    this.name = 'PageProblem';
    this.problem = problem;
    this.pages = pages;
    this.room = room;
  }
}
