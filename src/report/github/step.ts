/** One step of a job as a place to speak to; `report/github.ts` is the real one. */
export interface Step {
  /** Shows text, and lets nothing in it be taken for a command to the runner. */
  say(text: string): void;
  /** Shown only when somebody asked GitHub for debug logging. */
  debug(text: string): void;
  openGroup(name: string): void;
  closeGroup(): void;
  annotate(annotation: Annotation): void;
  /** From now on the text is masked in all that the job shows. */
  hide(text: string): void;
  output(name: string, value: string): void;
  /** Kept for the step's `post`. */
  keep(name: string, value: string): void;
  /** Adds to the job's summary; is told how many bytes there is room for. */
  summarise(render: (bytes: number) => string): Promise<void>;
}

export type Annotation = {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly title?: string;
  /** Relative to the workspace. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
};
