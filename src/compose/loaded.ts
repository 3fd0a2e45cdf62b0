import type { Problem } from "../errors.ts";
import type { ComposeModel } from "./model.ts";
import type { Sources } from "./sources.ts";

/** A model with what is needed to speak about it: where things stand, and what is wrong or odd. */
export type LoadedModel = {
  /** The checkout, absolute. */
  readonly root: string;
  /** As Compose prints it: absolute paths, `$` doubled. */
  readonly model: ComposeModel;
  /** The profiles of `COMPOSE_PROFILES`; they count when the environment names none itself. */
  readonly defaultProfiles: readonly string[];
  /** The model is whole, but cannot run as it is: missing secret and config files, a second file that is no overlay. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly sources: Sources;
};
