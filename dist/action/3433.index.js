export const id = 3433;
export const ids = [3433];
export const modules = {

/***/ 31001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ bring),
/* harmony export */   _: () => (/* binding */ evaluate)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63259);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58522);
/* harmony import */ var _hooks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16137);
/* harmony import */ var _planned_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10191);




/**
 * The one path by which a target comes to a release, whether it is a deployment, a promotion, a rollback or the return
 * from a bad release: ask what runs, plan, perform, prove.
 */
async function bring({ target, bundle, materials, checks, log, signal, note, ...given }) {
    const only = given.only === undefined ? {} : { only: given.only };
    const plan = given.plan ??
        (await (0,_planned_js__WEBPACK_IMPORTED_MODULE_2__/* .planned */ .l)({ target, bundle, materials, running: await target.current(given), interrupted: true, ...only }));
    const deedOf = (step) => ({
        ...{ id: step.id, title: step.title, touches: step.kind !== "check" },
        perform: (until) => target.perform(step, bundle, materials, until),
    });
    const deeds = (0,_hooks_js__WEBPACK_IMPORTED_MODULE_1__/* .withHooks */ .TK)(plan.steps, deedOf, given.hooks ?? _hooks_js__WEBPACK_IMPORTED_MODULE_1__/* .noHooks */ .sU);
    const stream = plan.steps.length === 0 ? undefined : given.watch?.();
    const { halfDone = false } = given;
    const steps = await (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .doInTurn */ .Y)(deeds, { touched: halfDone, note, log, signal }).finally(() => stream?.stop());
    const seen = await stream?.stop();
    const requests = seen === undefined ? {} : { requests: seen };
    const touched = halfDone || (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .hasTouched */ .B)(deeds, steps);
    const performed = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)(steps.map((step) => step.outcome));
    if (performed !== "succeeded" && performed !== "skipped") {
        return { plan, steps, checks: [], outcome: performed, ...requests, touched };
    }
    await note("Checks", touched);
    const proof = given.only === undefined ? target.proof(bundle, materials) : [];
    const results = await evaluate([...proof, ...checks], log, signal);
    const outcome = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .worst */ .Q)(results.map((result) => result.outcome));
    return { plan, steps, checks: results, outcome, ...requests, touched };
}
/** Evaluates checks one after another and stops at the first that is not good: a later one would only repeat it. */
async function evaluate(checks, log, signal) {
    const results = [];
    for (const check of checks) {
        const result = await check.evaluate(signal);
        results.push(result);
        log.progress(check.name, result.detail, result.outcome === "succeeded" ? "succeeded" : "failed");
        if (result.outcome !== "succeeded" && result.outcome !== "skipped")
            break;
    }
    return results;
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

/***/ 58522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ hasTouched),
/* harmony export */   Y: () => (/* binding */ doInTurn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** Does one after the other, each as a phase; after the first that is not good the others are skipped. */
async function doInTurn(deeds, turn) {
    const { log, signal } = turn;
    const results = [];
    let { touched = false } = turn;
    let going = true;
    for (const deed of deeds) {
        const { id, title } = deed;
        if (!going) {
            results.push({ id, title, outcome: "skipped", seconds: 0 });
            continue;
        }
        touched ||= deed.touches;
        const result = signal.aborted
            ? { id, title, outcome: "cancelled", seconds: 0 }
            : await log.phase(title, () => noted(deed, touched, turn));
        results.push(result);
        going = result.outcome === "succeeded" || result.outcome === "skipped";
    }
    return results;
}
/** Whether something on the target was, or may have been, changed; the results are those of these deeds, in their order. */
function hasTouched(deeds, results) {
    return results.some(({ outcome }, index) => outcome !== "skipped" && deeds[index]?.touches === true);
}
/** A deed of which it cannot be written that it begins does not begin. */
async function noted({ id, title, perform }, touched, { note, signal }) {
    try {
        await note(title, touched);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH))
            throw error;
        const hint = error.hint === undefined ? {} : { hint: error.hint };
        const failure = { message: error.message, log: [], events: [], ...hint };
        return { id, title, outcome: "errored", seconds: 0, detail: error.message, failure };
    }
    return await perform(signal);
}


/***/ }),

/***/ 16137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ plannedHooks),
/* harmony export */   D6: () => (/* binding */ withLastHooks),
/* harmony export */   IA: () => (/* binding */ isHook),
/* harmony export */   TK: () => (/* binding */ withHooks),
/* harmony export */   sU: () => (/* binding */ noHooks),
/* harmony export */   uj: () => (/* binding */ hooksOf)
/* harmony export */ });
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42048);
/* harmony import */ var _config_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38674);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58522);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58132);
/**
 * A person's own commands around a deployment. They run on this machine, in the checkout, while the lease is ours; none runs
 * where nothing has to be done, and none on the way back, which nobody's command may stand in the way of.
 */




const noHooks = () => undefined;
/** The hooks that are going to run, in their order, `on-failure` only when it fails. Without a plan it is taken to exchange something. */
function plannedHooks({ hooks }, plan) {
    const exchanges = plan === undefined || switchStart(plan.steps) >= 0;
    return _config_config_js__WEBPACK_IMPORTED_MODULE_1__/* .hookNames */ .W.flatMap((hook) => {
        const config = hooks[hook];
        if (config === undefined || (isAboutSwitch(hook) && !exchanges))
            return [];
        return [{ hook, command: lineOf(config) }];
    });
}
function isAboutSwitch(name) {
    return name === "before-switch" || name === "after-switch";
}
function lineOf({ command: [program = "", ...args] }) {
    return (0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .toShell */ .aB)((0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G5)(program, args));
}
const switching = new Set(["task", "roll", "reload", "start", "remove"]);
/** Where a plan begins to exchange what runs; -1 when it does not. */
function switchStart(steps) {
    return steps.findIndex(({ kind }) => switching.has(kind));
}
/** The steps as deeds, with those hooks between them that belong there. */
function withHooks(steps, deedOf, hooks) {
    const hook = (name) => hooks(name) ?? [];
    const start = switchStart(steps);
    const deeds = steps.map(deedOf);
    const own = start < 0 ? deeds : [deeds.slice(0, start), hook("before-switch"), deeds.slice(start), hook("after-switch")].flat();
    return [hook("before-deploy"), own].flat();
}
/** The hooks of one deployment. Each variable is always there, empty when there is nothing to say. */
function hooksOf({ environment, kind, commit = "", ref = "", act }, { stored, state }, runHook) {
    const about = {
        AIP_DEPLOY_APP: stored.release.app,
        AIP_DEPLOY_ENVIRONMENT: environment.name,
        AIP_DEPLOY_KIND: kind,
        AIP_DEPLOY_RELEASE: stored.id,
        AIP_DEPLOY_PREVIOUS_RELEASE: state.current?.release ?? "",
        AIP_DEPLOY_COMMIT: commit,
        AIP_DEPLOY_REF: ref,
        AIP_DEPLOY_BY: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .giverOf */ .t)(act),
        AIP_DEPLOY_REASON: act.reason ?? "",
    };
    return (name, ended) => {
        const config = environment.hooks[name];
        if (config === undefined)
            return undefined;
        const told = { AIP_DEPLOY_HOOK: name, ...about, ...toldOfEnd(ended) };
        const step = { id: `hook:${name}`, title: `Run the hook ${name}: ${lineOf(config)}` };
        const perform = async (signal) => ({ ...step, ...(await runHook({ name, config, told }, signal)) });
        return { ...step, touches: false, perform };
    };
}
const longestMessage = 1_000;
function toldOfEnd({ outcome, failure, number, runs } = {}) {
    // A zero byte would keep the program from being started.
    const [why = ""] = (failure?.message ?? "").replaceAll("\0", "").split("\n");
    return {
        AIP_DEPLOY_OUTCOME: outcome ?? "",
        AIP_DEPLOY_FAILURE: why.slice(0, longestMessage),
        AIP_DEPLOY_NUMBER: number === undefined ? "" : String(number),
        AIP_DEPLOY_RUNNING_RELEASE: runs ?? "",
    };
}
/** Whether the result is a hook's, and says nothing of what the target did. */
function isHook({ id }) {
    return id.startsWith("hook:");
}
/**
 * Runs what comes when all is over: `after-deploy`, which makes a good deployment end badly and takes nothing back, and
 * `on-failure` after whatever ended badly. What becomes of the latter changes nothing of what is reported.
 */
async function withLastHooks(deployed, hooks, last) {
    const { runs, lost, signal } = last;
    const run = async (name, ended, until) => {
        const deed = hooks(name, { ...ended, runs });
        return deed === undefined ? [] : await (0,_deeds_js__WEBPACK_IMPORTED_MODULE_0__/* .doInTurn */ .Y)([deed], { ...last, signal: until });
    };
    const after = deployed.outcome === "succeeded" ? await run("after-deploy", deployed, signal) : [];
    const ended = { ...deployed, ...spoilt(after), steps: [...deployed.steps, ...after] };
    if (ended.outcome === "succeeded")
        return ended;
    // Who asked to stop is still told what became of it.
    const told = await run("on-failure", ended, signal.aborted ? lost : signal);
    return { ...ended, steps: [...ended.steps, ...told] };
}
function spoilt([result]) {
    if (result === undefined || result.outcome === "succeeded")
        return {};
    return { outcome: result.outcome, ...(result.failure === undefined ? {} : { failure: result.failure }) };
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

/***/ 10191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isThere),
/* harmony export */   l: () => (/* binding */ planned)
/* harmony export */ });
/**
 * The way from what runs to the bundle. Gateways are asked only when something is to be exchanged behind them, or may have been
 * left half done, because asking takes longer than everything else.
 */
async function planned(planning) {
    const { target, bundle, materials, running, interrupted, only } = planning;
    const plan = target.plan(bundle, running, materials, only);
    const about = plan.units.filter(({ strategy }) => strategy === "roll" || strategy === "reload");
    if (!interrupted && about.length === 0)
        return plan;
    return target.plan(bundle, { ...running, gateways: await target.gateways() }, materials, only);
}
/** The environment runs this very release, verified, and nothing on the target has to change. */
function isThere({ current, good, hold }, release, { steps }) {
    const verified = current?.release === release && good.some((each) => each.release === release);
    return verified && steps.length === 0 && hold === undefined;
}


/***/ }),

/***/ 29984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KR: () => (/* binding */ runsAtLast),
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   g5: () => (/* binding */ failureOf)
/* harmony export */ });
/** The entry that tells what was tried, what came of it and what runs now. */
function entryOf({ order, stored, state, brought, ...rest }) {
    const verified = brought.outcome === "succeeded";
    const runs = runsAfter(stored.id, state, brought);
    const failure = failureOf(brought);
    return {
        kind: "deployment",
        deployment: order.kind,
        release: stored.id,
        act: order.act,
        endedAt: rest.endedAt.toISOString(),
        outcome: brought.outcome,
        verified,
        approvals: rest.approvals,
        steps: brought.steps,
        checks: brought.checks,
        secrets: fingerprints(rest.materials),
        ...(state.current === undefined ? {} : { from: state.current.release }),
        ...(runs === undefined ? {} : { runs }),
        ...(order.commit === undefined ? {} : { commit: order.commit }),
        ...(order.ref === undefined ? {} : { ref: order.ref }),
        ...(failure === undefined ? {} : { failure: failure.message }),
        ...(rest.hosts === undefined ? {} : { hosts: rest.hosts }),
    };
}
/** `undefined` when a touched target did not get to the end: a mixture, or nothing, may run. */
function runsAfter(release, state, brought) {
    const performed = brought.checks.length > 0;
    if (performed)
        return release;
    return brought.touched ? undefined : state.current?.release;
}
/** What runs after the attempt and the way back; `undefined`: nothing, or it cannot be told. */
function runsAtLast(release, state, brought, comeback) {
    if (comeback === undefined)
        return runsAfter(release, state, brought);
    return comeback.outcome === "succeeded" ? comeback.release : undefined;
}
/** The first thing that was not good; `undefined` when all was. */
function failureOf(brought) {
    const step = brought.steps.find((each) => each.failure !== undefined)?.failure;
    if (step !== undefined)
        return step;
    const check = brought.checks.find((each) => each.outcome === "failed" || each.outcome === "errored");
    if (check === undefined)
        return undefined;
    return {
        message: `${check.name}: ${check.detail}`,
        log: check.tests?.failures.map((failure) => `${failure.name}: ${failure.message}`) ?? [],
        events: [],
        ...(check.hint === undefined ? {} : { hint: check.hint }),
    };
}
function fingerprints({ secrets, fingerprintKey }) {
    return Object.fromEntries([...secrets].map(([name, secret]) => [name, secret.fingerprint(fingerprintKey)]));
}


/***/ })

};
