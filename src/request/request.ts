/** What somebody wants, however it was said: as a command line or as the inputs of the action. */
export type Request = { readonly settings: Settings; readonly wish: Wish };

/** What holds for every command. */
export type Settings = {
  /** The repository; relative to where the program was started. */
  readonly directory: string;
  /** The configuration file, relative to the directory. */
  readonly config?: string;
  /** Wins over the configuration's registry. */
  readonly registry?: string;
  /** The result as JSON on stdout. */
  readonly json: boolean;
  readonly verbose: boolean;
  /** Who gives the order; default: the name that git or the machine knows. */
  readonly by?: string;
};

export type Wish =
  | { readonly command: "plan"; readonly environment?: string }
  | { readonly command: "build"; readonly images: readonly string[]; readonly environment?: string }
  | { readonly command: "release" }
  | ({ readonly command: "run"; readonly environment?: string } & DeployWish)
  | ({ readonly command: "deploy"; readonly environment: string; readonly release?: string } & DeployWish)
  | ({ readonly command: "rollback"; readonly environment: string; readonly to: string } & DeployWish)
  | { readonly command: "verify"; readonly environment: string }
  | { readonly command: "sign-off"; readonly environment: string; readonly release?: string; readonly reason?: string }
  | { readonly command: "hold"; readonly environment: string; readonly reason?: string }
  | { readonly command: "lift"; readonly environment: string; readonly reason?: string }
  | { readonly command: "status" }
  | { readonly command: "history"; readonly environment: string; readonly limit: number }
  | { readonly command: "diff"; readonly environment: string; readonly against?: string }
  | { readonly command: "down"; readonly environment: string; readonly data: boolean }
  | { readonly command: "setup"; readonly host: string; readonly yes: boolean; readonly dryRun: boolean };

export type DeployWish = {
  /** Names of people who approve, given by whoever starts it. */
  readonly approveBy: readonly string[];
  readonly reason?: string;
  /** Passes order, sign-off and soak; needs a reason, never passes the approval. */
  readonly hotfix: boolean;
  readonly dryRun: boolean;
};

export type CommandName = Wish["command"];
