export const id = 6839;
export const ids = [6839];
export const modules = {

/***/ 69857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ currentOf),
/* harmony export */   cQ: () => (/* binding */ deployedOn),
/* harmony export */   n3: () => (/* binding */ commitsFrom),
/* harmony export */   qd: () => (/* binding */ deployedCommit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24505);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6681);



async function currentOf({ ledger }, name) {
    const state = await ledger.state(name);
    if (state.current === undefined)
        return { state };
    const [stored, deployed] = await Promise.all([
        ledger.release(state.current.release),
        deployedCommit({ ledger }, state),
    ]);
    return { state, stored, commit: deployed ?? stored.origin.commit };
}
/**
 * The same release may have come from several commits; the one that was deployed is the one to speak of. States of older
 * ledgers do not have it, the history does.
 */
async function deployedCommit({ ledger }, { environment, number, current }) {
    if (current?.commit !== undefined)
        return current.commit;
    const entries = await ledger.history(environment, number - (current?.number ?? number) + 1);
    const entry = entries.find((each) => each.number === current?.number);
    return entry?.kind === "deployment" ? entry.commit : undefined;
}
/** The release that an environment runs, with its deployment files there. Throws `UsageError` when nothing was deployed yet. */
async function deployedOn({ ledger }, name) {
    const state = await ledger.state(name);
    const { current } = state;
    if (current === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`nothing was deployed to ${name} yet`, { hint: `aip-deploy deploy ${name}` });
    }
    return { release: current.release, state, bundle: (0,_order_js__WEBPACK_IMPORTED_MODULE_2__/* .bundleOf */ .c)(await ledger.release(current.release), name) };
}
/** The commits from one to the other, or why they cannot be told; none when one of the two is not known. */
async function commitsFrom(repository, from, to) {
    if (to === undefined || from === undefined)
        return { commits: [] };
    const clone = await repository();
    for (const commit of [from, to]) {
        if (!(await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCommit */ .QE)(clone, commit))) {
            return { commits: [], commitsProblem: `commit ${commit.slice(0, 12)} is not in this clone: git fetch` };
        }
    }
    return { commits: await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .commitsBetween */ .$q)(clone, from, to) };
}


/***/ }),

/***/ 16839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   task: () => (/* binding */ task)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95761);
/* harmony import */ var _lease_under_lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14674);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49709);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69857);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34243);






/**
 * Runs a program once, in a container of its own, as the service is deployed there; recorded with how it ended. Nobody deploys
 * meanwhile: what it does to the data may need the very release that runs.
 */
async function task(app, { service, words, ...wish }) {
    const environment = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const { name } = environment;
    const { release, bundle, state } = await (0,_current_js__WEBPACK_IMPORTED_MODULE_4__/* .deployedOn */ .cQ)(app, name);
    const project = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .projectOf */ .v8)(bundle);
    const target = await (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .targetOf */ .$r)(app, environment, project);
    if (target.runOnce === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TargetError */ .I0("target.refused", `${target.describe()} runs no single tasks`);
    }
    const materials = await (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .materialsOf */ .iA)(app, environment, bundle, state);
    const about = { unit: service, words: app.redactor.redact(words.join(" ")), release };
    const act = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .actOf */ .yR)(app, wish.reason);
    const deployer = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .deployerOf */ .qE)(app, environment, project, (0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .waitOf */ .p)(wish.wait));
    const title = `${about.words} of ${service}`;
    return await (0,_lease_under_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .underLease */ .z)(`task ${title}`, { ...app, environment: name, target, deployer }, async (held) => {
        const { unit, words: told } = about;
        const journal = {
            environment: name,
            work: "task",
            release,
            task: { unit, words: told },
            act,
            number: state.number,
        };
        await (0,_lease_under_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .noteIn */ .C)(held.lease, app.clock, { ...journal, work: "task" })(`Running ${title}`, true);
        const onLine = (line) => {
            app.log.info(line);
        };
        const once = { unit: service, command: words, onLine };
        const done = await app.log.phase(`Running ${title} on ${name}`, async () => {
            return await held.target.runOnce?.(once, bundle, materials, held.signal);
        });
        held.lease.lost.throwIfAborted();
        const { seconds = 0, exitCode, ...ended } = done ?? { outcome: "errored", detail: "was not run" };
        const { number } = await app.ledger.append(name, { kind: "task", ...about, ...ended, act });
        const code = exitCode === undefined ? {} : { exitCode };
        return { result: { command: "task", environment: name, ...about, ...ended, ...code, seconds, number } };
    });
}


/***/ }),

/***/ 34243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ waitOf)
/* harmony export */ });
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26804);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/** The seconds of `--wait`; `undefined` when it was not given. Throws `UsageError`. */
function waitOf(written) {
    if (written === undefined || _config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .lengthOfTime */ .B.test(written))
        return written === undefined ? undefined : (0,_config_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .secondsOf */ .T)(written);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`wait: must be a length of time, got "${written}"`, { hint: "90s, 10m, or 0s to not wait" });
}


/***/ }),

/***/ 48910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ recordInterrupted),
/* harmony export */   p: () => (/* binding */ describeJournal)
/* harmony export */ });
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63988);

/**
 * Puts into the ledger what somebody began on this target and never ended, so that its history tells the truth. What to do
 * about it needs no decision of its own: the next plan starts from what runs.
 */
async function recordInterrupted(lease, { ledger, clock, log }) {
    const { journal } = lease.record;
    if (journal === undefined)
        return;
    const { environment } = journal;
    const state = await ledger.state(environment);
    if (await isRecorded(journal, state, ledger)) {
        log.info(`${environment}: ${describeJournal(journal)} was interrupted after it was recorded`);
    }
    else {
        const entry = entryOf(journal, state, clock.now());
        const number = entry === undefined ? undefined : (await ledger.append(environment, entry)).number;
        const then = number === undefined ? "it counts as if it had not begun" : `recorded as number ${number}`;
        log.warn(`${environment}: ${describeJournal(journal)} was interrupted; ${then}`);
    }
    await lease.forget();
}
/** What was being done, by whom and how far it came, as one phrase. */
function describeJournal({ work, release, act, phase, environment }) {
    const words = work.replace("-", " ");
    const what = release === undefined ? `${words} ${environment}` : `${words} of release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)}`;
    return `${what} by ${act.by} since ${act.at} (in "${phase}")`;
}
/** It was killed between its entry and the end: the entry has the same act. */
async function isRecorded(journal, state, ledger) {
    const since = state.number - journal.number;
    if (since <= 0)
        return false;
    const entries = await ledger.history(journal.environment, since);
    return entries.some((entry) => isOf(journal, entry));
}
function isOf({ act, release, work }, entry) {
    const isSame = entry.act.at === act.at && entry.act.by === act.by;
    if (entry.kind !== "deployment")
        return isSame && work === entry.kind;
    return isSame && entry.deployment === work && entry.release === release;
}
/** `undefined`: nothing is to be told, since whoever comes next goes by how it was before. */
function entryOf(journal, state, now) {
    const { work, release, from, commit, ref, act, phase, touched } = journal;
    if (work === "maintenance-on" || work === "maintenance-off")
        return undefined;
    const failure = `interrupted in "${phase}": the program ended without a word`;
    if (work === "task" && journal.task !== undefined && release !== undefined) {
        return { kind: "task", ...journal.task, release, act, outcome: "errored", detail: failure };
    }
    if (work === "down" || work === "task" || release === undefined)
        return { kind: "down", act, data: false, failure };
    const runs = touched ? undefined : state.current?.release;
    return {
        kind: "deployment",
        deployment: work,
        release,
        act,
        endedAt: now.toISOString(),
        outcome: "errored",
        verified: false,
        approvals: [],
        steps: [],
        checks: [],
        secrets: {},
        failure,
        ...(from === undefined ? {} : { from }),
        ...(runs === undefined ? {} : { runs }),
        ...(commit === undefined ? {} : { commit }),
        ...(ref === undefined ? {} : { ref }),
    };
}


/***/ }),

/***/ 14674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ noteIn),
  z: () => (/* binding */ underLease)
});

// EXTERNAL MODULE: ./lib/release/lease/interrupted.js
var interrupted = __webpack_require__(48910);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/release/lease/record.js
var lease_record = __webpack_require__(3927);
;// CONCATENATED MODULE: ./lib/release/lease/lease.js


const beatsPerExpiry = 6;
const longestTrustMs = 1_000;
/**
 * The right to change a target, as long as it is ours. It beats by itself until it is ended, never keeps the program
 * alive, and once lost never comes back: `lost` is aborted then, with the error that says who has it now.
 */
class Lease {
    lost;
    fence;
    #options;
    #id;
    #expiryMs;
    #losing = new AbortController();
    #timer;
    #written;
    #renewed;
    #tail = Promise.resolve();
    #isEnded = false;
    /** `written` was just put on the slate, and `asked` is when that was begun. */
    constructor(written, asked, options) {
        const { holder, fence } = written.record;
        this.#options = options;
        this.#written = written;
        this.#id = holder?.id ?? "";
        this.#expiryMs = (holder?.expirySeconds ?? 0) * 1000;
        this.#renewed = { at: asked, day: options.clock.now().getTime() };
        this.lost = this.#losing.signal;
        this.fence = fence;
        this.#timer = setInterval(() => void this.#beat(), this.#expiryMs / beatsPerExpiry);
        this.#timer.unref();
    }
    get record() {
        return this.#written.record;
    }
    /**
     * Promises that nobody else could take the lease yet. Looks at the slate unless that was done a moment ago, so that it can
     * be asked before each effect. Throws `target.taken`, or what keeps it from looking once that was tried for long.
     */
    async mayChange() {
        this.lost.throwIfAborted();
        if (this.#age() < Math.min(longestTrustMs, this.#expiryMs / 10))
            return;
        await this.#patiently(lease_record/* beaten */.Sd);
    }
    /** Writes what is about to be done. Throws as `mayChange` does. */
    async note(journal) {
        await this.#patiently((record) => (0,lease_record/* beaten */.Sd)({ ...record, journal }));
    }
    /** Takes away what was written of work that came to its end. */
    async forget() {
        await this.#patiently(({ journal: _ended, ...record }) => (0,lease_record/* beaten */.Sd)(record));
    }
    /**
     * Gives the lease back, and with it what was written of work that came to its end. One that is lost is left to whoever has
     * it; one that cannot be given back runs out by itself, which is said.
     */
    async end(outcome) {
        if (this.#isEnded)
            return;
        this.#isEnded = true;
        clearInterval(this.#timer);
        if (this.#isLost())
            return;
        const { newest } = outcome;
        try {
            await this.#change((record) => ({
                ...(0,lease_record/* freed */.pK)(record, outcome.isEnded),
                ...(newest === undefined ? {} : { newest }),
            }));
        }
        catch (error) {
            if (this.#isLost())
                return;
            const { log, environment } = this.#options;
            log.warn(`${environment}: the lease could not be given back and runs out by itself: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    #isLost() {
        return this.lost.aborted;
    }
    async #beat() {
        if (this.#isEnded || this.#isLost())
            return;
        await this.#patiently(lease_record/* beaten */.Sd).catch(() => undefined);
    }
    /** What cannot be written is no loss as long as nobody else could have taken the lease meanwhile. */
    async #patiently(change) {
        try {
            await this.#change(change);
        }
        catch (error) {
            this.lost.throwIfAborted();
            if (this.#age() < this.#expiryMs / 2)
                return;
            const { environment } = this.#options;
            const message = `${environment}: the lease could not be renewed, so somebody else may have it: ${(0,errors/* messageOf */.bD)(error)}`;
            this.#losing.abort(new errors/* TargetError */.I0("target.taken", message, { hint: "aip-deploy status", cause: error }));
            this.lost.throwIfAborted();
        }
    }
    /** One change after another: each is made from what the one before it wrote. */
    #change(change) {
        const work = this.#tail.then(() => this.#replace(change));
        this.#tail = work.catch(() => undefined);
        return work;
    }
    async #replace(change) {
        this.lost.throwIfAborted();
        const { slate, monotonic, clock } = this.#options;
        const begun = { at: monotonic(), day: clock.now().getTime() };
        const next = this.#next(change);
        if (!(await slate.replace(this.#written.text, next.text))) {
            await this.#adopt();
            const again = this.#next(change);
            if (!(await slate.replace(this.#written.text, again.text)))
                this.#lose(await slate.read());
            this.#written = again;
        }
        else {
            this.#written = next;
        }
        this.#renewed = begun;
    }
    #next(change) {
        const record = change(this.#written.record);
        return { record, text: (0,lease_record/* writeRecord */.rh)(record) };
    }
    /** A change may have been made although its answer was lost; what stands there is ours then. */
    async #adopt() {
        const text = await this.#options.slate.read();
        const record = (0,lease_record/* readRecord */.aE)(text);
        if (text === undefined || record === "damaged" || record.holder?.id !== this.#id)
            this.#lose(text);
        this.#written = { text, record };
    }
    #lose(text) {
        const record = (0,lease_record/* readRecord */.aE)(text);
        const { environment } = this.#options;
        const holder = record === "damaged" ? undefined : record.holder;
        const who = holder === undefined ? "somebody ended our lease by force" : `${(0,lease_record/* describeHolder */.sG)(holder)} took it over`;
        const message = `${environment} is no longer ours: ${who}; nothing was changed after that`;
        this.#losing.abort(new errors/* TargetError */.I0("target.taken", message, { hint: "aip-deploy status" }));
        throw this.lost.reason;
    }
    /**
     * How long ago the lease was renewed, by the clock that says more: one stands still while a machine sleeps, the other is
     * set by people.
     */
    #age() {
        const { monotonic, clock } = this.#options;
        return Math.max(monotonic() - this.#renewed.at, Math.abs(clock.now().getTime() - this.#renewed.day));
    }
}

;// CONCATENATED MODULE: ./lib/release/lease/take.js




const pollMs = 500;
const sayEveryMs = 30_000;
/** How long a text that tells nothing may be somebody's. */
const unreadableSeconds = 30;
/**
 * Takes the lease: at once when nobody has it or its holder is known to have ended, else when it is given back, or did not
 * beat for as long as it lasts. That is measured by waiting and not by anybody's time of day. Throws `target.busy` when the
 * deployer's patience ends, and what the signal says when it is aborted.
 */
async function takeLease(taking) {
    const { slate, deployer, clock, monotonic, signal } = taking;
    const waiting = new Waiting(taking);
    for (;;) {
        signal.throwIfAborted();
        const text = await slate.read();
        const record = (0,lease_record/* readRecord */.aE)(text);
        if (await waiting.mayTake(text, record)) {
            const asked = monotonic();
            const next = (0,lease_record/* taken */.uU)(record, text, await holderOf(taking));
            const written = { record: next, text: (0,lease_record/* writeRecord */.rh)(next) };
            if (await slate.replace(text, written.text)) {
                deployer.onLease?.(next.holder?.id);
                return new Lease(written, asked, taking);
            }
            // Somebody was faster.
            continue;
        }
        waiting.demandPatience(record);
        await clock.sleep(pollMs, signal);
        waiting.waited(pollMs);
    }
}
async function holderOf({ deployer, work, clock }) {
    const { by, link, expirySeconds } = deployer;
    const process = await deployer.mark();
    return {
        id: (0,external_node_crypto_.randomUUID)(),
        by,
        ...(link === undefined ? {} : { link }),
        work,
        since: clock.now().toISOString(),
        expirySeconds,
        beat: 0,
        ...(process === undefined ? {} : { process }),
    };
}
/** What somebody who waits has seen so far. */
class Waiting {
    #taking;
    #text;
    #unmovedMs = 0;
    #waitedMs = 0;
    #saidFor;
    #saidAtMs = 0;
    constructor(taking) {
        this.#taking = taking;
    }
    async mayTake(text, record) {
        const { environment, log, deployer } = this.#taking;
        if (text !== this.#text)
            this.#unmovedMs = 0;
        this.#text = text;
        const unmoved = this.#unmovedMs / 1000;
        if (record === "damaged") {
            if (unmoved < unreadableSeconds)
                return false;
            log.warn(`${environment}: what stood on its lease cannot be read; it is written anew`);
            return true;
        }
        const { holder } = record;
        if (holder === undefined)
            return true;
        if (holder.process !== undefined && (await deployer.isGone(holder.process))) {
            log.info(`${environment}: ${(0,lease_record/* describeHolder */.sG)(holder)} ended without giving the lease back; taking it over`);
            return true;
        }
        if (unmoved < holder.expirySeconds)
            return false;
        log.warn(`${environment}: ${(0,lease_record/* describeHolder */.sG)(holder)} was silent for ${holder.expirySeconds} s; taking the lease over`);
        return true;
    }
    /** Says whom we wait for, first of all and now and then. */
    demandPatience(record) {
        const { environment, log, deployer } = this.#taking;
        const holder = record === "damaged" ? undefined : record.holder;
        const who = holder === undefined ? "somebody whose name cannot be read" : (0,lease_record/* describeHolder */.sG)(holder);
        if (this.#waitedMs >= deployer.waitSeconds * 1000) {
            throw new errors/* TargetError */.I0("target.busy", `${environment} is being changed by ${who}; nothing was touched`, {
                hint: `Wait longer with --wait, or, when it is certain that nobody works there: aip-deploy unlock ${environment} --reason "why"`,
            });
        }
        if (this.#saidFor === who && this.#waitedMs - this.#saidAtMs < sayEveryMs)
            return;
        const left = Math.round(deployer.waitSeconds - this.#waitedMs / 1000);
        log.info(`${environment} is being changed by ${who}; waiting for at most ${left} s`);
        this.#saidFor = who;
        this.#saidAtMs = this.#waitedMs;
    }
    waited(milliseconds) {
        this.#waitedMs += milliseconds;
        this.#unmovedMs += milliseconds;
    }
}

;// CONCATENATED MODULE: ./lib/release/lease/under-lease.js


/**
 * Does something with a target that nobody else changes meanwhile. What somebody before us began and did not end is recorded
 * first. Throws `target.busy` when somebody else has it for too long, and `target.taken` when it was taken from us: whatever
 * was to be done after that was not done.
 */
async function underLease(work, place, deed) {
    const { target, deployer, signal } = place;
    const lease = await takeLease({ ...place, slate: target.slate, work });
    let ended;
    try {
        const { journal } = lease.record;
        const halfDone = journal?.touched === true && journal.work !== "task";
        await (0,interrupted/* recordInterrupted */.U)(lease, place);
        ended = await deed({
            lease,
            target: target.guardedBy(() => lease.mayChange()),
            signal: AbortSignal.any([signal, lease.lost]),
            halfDone,
        });
        return ended.result;
    }
    finally {
        await lease.end({ isEnded: ended !== undefined, newest: ended?.newest });
        deployer.onLease?.(undefined);
        // Whatever else went wrong, went wrong because of this.
        lease.lost.throwIfAborted();
    }
}
function noteIn(lease, clock, work) {
    return (phase, touched) => lease.note({ ...work, phase, phaseSince: clock.now().toISOString(), touched });
}


/***/ }),

/***/ 6681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ bundleFor),
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63988);


/** The environment's deployment files in a release. Throws `release.incomplete` when it was made without them. */
function bundleOf(stored, environment) {
    const bundle = stored.release.bundles[environment];
    if (bundle === undefined) {
        const known = Object.keys(stored.release.bundles).join(", ");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("release.incomplete", `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.id)} holds no files for ${environment}`, {
            hint: `It was made for ${known}. Push again, so that a release with ${environment} is made.`,
        });
    }
    return bundle;
}
/** Like `bundleOf`, for a release that is to be brought to the environment as it is configured now. Throws `target.refused`. */
function bundleFor(stored, { name, target }) {
    const bundle = bundleOf(stored, name);
    if (bundle.target === (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseKindOf */ .zh)(target))
        return bundle;
    const message = `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.id)} was made for ${name} on ${bundle.target}, and ${name} is on ${target.kind} now`;
    const hint = `Deploy its commit with \`target: ${bundle.target}\` in aip-deploy.yml, or bring a release that was made since.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("target.refused", message, { hint });
}


/***/ })

};
