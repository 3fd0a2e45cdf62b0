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
  | BuildWish
  | ReleaseWish
  | ({ readonly command: "run"; readonly environment?: string } & DeployWish)
  | ({ readonly command: "deploy"; readonly environment: string; readonly release?: string } & DeployWish)
  | ({ readonly command: "rollback"; readonly environment: string; readonly to: string } & DeployWish)
  | ({ readonly command: "approve"; readonly environment: string; readonly release?: string } & Wait)
  | { readonly command: "verify"; readonly environment: string }
  | { readonly command: "drift"; readonly environment: string }
  | { readonly command: "sign-off"; readonly environment: string; readonly release?: string; readonly reason?: string }
  | { readonly command: "hold"; readonly environment: string; readonly reason?: string }
  | { readonly command: "freeze"; readonly environment: string; readonly until: string; readonly reason: string }
  | { readonly command: "lift"; readonly environment: string; readonly reason?: string }
  | ({ readonly command: "maintenance-on" } & MaintenanceWish)
  | ({ readonly command: "maintenance-off"; readonly environment: string; readonly reason?: string } & Wait)
  | { readonly command: "unlock"; readonly environment: string; readonly reason: string }
  | { readonly command: "status" }
  | { readonly command: "history"; readonly environment: string; readonly limit: number }
  | { readonly command: "diff"; readonly environment: string; readonly against?: string }
  | ({ readonly command: "task" } & TaskWish)
  | ({
      readonly command: "down";
      readonly environment: string;
      readonly data: boolean;
      readonly reason?: string;
    } & Wait)
  | { readonly command: "preview-up"; readonly pullRequest: number; readonly reason?: string }
  | { readonly command: "preview-down"; readonly pullRequest: number; readonly reason?: string }
  | { readonly command: "preview-list" }
  | { readonly command: "preview-prune"; readonly olderThan?: string; readonly reason?: string }
  | { readonly command: "promote"; readonly environment?: string; readonly dryRun: boolean }
  | { readonly command: "doctor"; readonly host?: string }
  | { readonly command: "permissions"; readonly environment: string }
  | { readonly command: "migrate"; readonly dryRun: boolean; readonly force: boolean }
  | { readonly command: "setup"; readonly host: string; readonly yes: boolean; readonly dryRun: boolean };

export type TaskWish = Wait & {
  readonly environment: string;
  readonly service: string;
  /** A program with its arguments, or the name of one of the service's tasks. */
  readonly words: readonly string[];
  readonly reason?: string;
};

export type MaintenanceWish = Wait & {
  readonly environment: string;
  readonly reason: string;
  /** A file with the page that everybody is shown; default: a plain one. */
  readonly page?: string;
  /** What the plain page says. */
  readonly message?: string;
  /** When those who come should try again, such as `10m`. */
  readonly "retry-after"?: string;
};

export type BuildWish = {
  readonly command: "build";
  /** Names of images; none: all. */
  readonly images: readonly string[];
  readonly environment?: string;
  /** The file that takes what was pushed. */
  readonly results?: string;
};

export type ReleaseWish = {
  readonly command: "release";
  /** What the legs of a build matrix handed over, and all that must be among it. */
  readonly legs?: { readonly results: string; readonly expect: Matrix };
};

/** The legs of a build matrix, as a plan names them. */
export type Matrix = readonly { readonly name: string; readonly images: readonly string[] }[];

/** How long another deployer is waited for, such as `90s` or `10m`; default: what the configuration says. */
export type Wait = { readonly wait?: string };

export type DeployWish = Wait & {
  /** Names of people who approve, given by whoever starts it. */
  readonly approveBy: readonly string[];
  readonly reason?: string;
  /** Passes order, sign-off and soak; needs a reason, never passes the approval. */
  readonly hotfix: boolean;
  /** None of the environment's hooks runs, such as when one of them is what is broken. */
  readonly skipHooks: boolean;
  readonly dryRun: boolean;
};

export type CommandName = Wish["command"];
