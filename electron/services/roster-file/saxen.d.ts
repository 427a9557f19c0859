declare module 'saxen' {
  /** What of the parser is used here; the package brings no types. */
  export class Parser {
    on(
      event: 'openTag',
      handle: (
        name: string,
        getAttributes: () => Record<string, string>,
        decode: (text: string) => string,
        isSelfClosing: boolean,
      ) => void,
    ): this;
    on(
      event: 'closeTag',
      handle: (name: string, decode: (text: string) => string, isSelfClosing: boolean) => void,
    ): this;
    on(event: 'text' | 'cdata', handle: (text: string) => void): this;
    on(event: 'error', handle: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
  }
}
