import { Agent, request } from "node:http";

/** Requests of one sort: how many were sent, and what became of those that were lost. */
export type Sort = { sent: number; readonly lost: string[]; slowestMs: number };

export const sorts = ["kept", "new", "slow", "post", "socket"] as const;
export type SortName = (typeof sorts)[number];

export type Load = {
  /** Ends it, waits for the last answers, and says what was sent and lost. */
  stop(): Promise<Record<SortName, Sort>>;
};

const patienceMs = 20_000;

export type LoadOptions = {
  /** Default: also messages over a WebSocket at `ws`. */
  readonly sockets?: boolean;
  /** Asked in turn; default: those of the tests' own app, of which every tenth request takes half a second. */
  readonly paths?: readonly string[];
  readonly isGood?: (status: number) => boolean;
};

/**
 * A constant rate of requests, whether or not they are answered: most over kept connections, some over new ones, some that
 * take half a second, some with a body, and messages over a WebSocket that comes again when it is told to go. No request is
 * repeated, so that everything a gateway or app lets fall is counted. Every answer but 200 counts as lost.
 */
export function startLoad(url: string, perSecond: number, options: LoadOptions = {}): Load {
  // Only with a time of its own does an agent heed what the server says of its patience with idle connections.
  const kept = new Agent({ keepAlive: true, maxSockets: 200, timeout: 30_000 });
  const seen = Object.fromEntries(
    sorts.map((sort) => [sort, { sent: 0, lost: [], slowestMs: 0 }]),
  ) as unknown as Record<SortName, Sort>;
  const pending = new Set<Promise<void>>();
  const began = performance.now();
  let count = 0;
  const follow = (sort: SortName, work: Promise<void>) => {
    const started = performance.now();
    seen[sort].sent += 1;
    const told = work
      .catch((error: unknown) => {
        const after = ((performance.now() - began) / 1000).toFixed(2);
        seen[sort].lost.push(`${after} s: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`);
      })
      .finally(() => {
        seen[sort].slowestMs = Math.max(seen[sort].slowestMs, performance.now() - started);
        pending.delete(told);
      });
    pending.add(told);
  };
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    for (; count < due; count += 1) {
      const sort = kindOf(count);
      const path = options.paths?.[count % options.paths.length] ?? (sort === "slow" ? "slow?ms=500" : "hello");
      follow(sort, ask(new URL(path, url), sort, kept, options.isGood ?? ((status) => status === 200)));
    }
  }, 5);
  const messages = options.sockets === false ? undefined : talk(url, follow);
  return {
    async stop() {
      clearInterval(timer);
      messages?.stop();
      await Promise.all(pending);
      kept.destroy();
      return seen;
    },
  };
}

function kindOf(count: number): SortName {
  const of = count % 10;
  return of < 5 ? "kept" : of < 7 ? "new" : of < 9 ? "post" : "slow";
}

function ask(url: URL, sort: SortName, kept: Agent, isGood: (status: number) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent: sort === "new" ? false : kept,
        method: sort === "post" ? "POST" : "GET",
        signal: AbortSignal.timeout(patienceMs),
      },
      (response) => {
        response.on("error", reject);
        response.on("end", () => {
          if (isGood(response.statusCode ?? 0)) resolve();
          else reject(new Error(`answered ${response.statusCode ?? 0}`));
        });
        response.resume();
      },
    );
    sent.on("error", reject);
    sent.end(sort === "post" ? "a body" : undefined);
  });
}

/** Ten messages a second that must come back; a connection that is closed with 1001 is made again, any other end is a loss. */
function talk(base: string, follow: (sort: SortName, work: Promise<void>) => void) {
  const address = new URL("ws", base).href.replace(/^http/, "ws");
  let isOver = false;
  let socket: WebSocket | undefined;
  let waiting: { resolve: () => void; reject: (error: Error) => void } | undefined;
  const connect = () => {
    const own = new WebSocket(address);
    own.onopen = () => (socket = own);
    own.onmessage = () => {
      waiting?.resolve();
      waiting = undefined;
    };
    own.onerror = () => undefined;
    own.onclose = ({ code }) => {
      if (socket === own) socket = undefined;
      if (isOver) return;
      if (code !== 1001) follow("socket", Promise.reject(new Error(`closed with ${code}`)));
      // A message that crossed the farewell is sent again by whoever is told to come again.
      waiting?.resolve();
      waiting = undefined;
      setTimeout(connect, 20);
    };
  };
  connect();
  const timer = setInterval(() => {
    const own = socket;
    if (own?.readyState !== WebSocket.OPEN || waiting !== undefined) return;
    follow(
      "socket",
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        own.send("hello");
      }),
    );
  }, 100);
  return {
    stop() {
      isOver = true;
      clearInterval(timer);
      waiting?.resolve();
      socket?.close();
    },
  };
}

/** Everything that was lost, as `sort: when: what`. */
export function losses(seen: Record<SortName, Sort>): string[] {
  return sorts.flatMap((sort) => seen[sort].lost.map((what) => `${sort}: ${what}`));
}

export function sentIn(seen: Record<SortName, Sort>): number {
  return sorts.reduce((sum, sort) => sum + seen[sort].sent, 0);
}

export function slowestIn(seen: Record<SortName, Sort>): number {
  return Math.round(Math.max(...sorts.filter((sort) => sort !== "slow").map((sort) => seen[sort].slowestMs)));
}
