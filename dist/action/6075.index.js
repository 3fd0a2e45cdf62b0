export const id = 6075;
export const ids = [6075,2949];
export const modules = {

/***/ 42048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   __: () => (/* binding */ each),
/* harmony export */   aB: () => (/* binding */ toShell),
/* harmony export */   uK: () => (/* binding */ option)
/* harmony export */ });
/** `undefined` and `false` vanish; an empty string stays, because dropping it would make the flag before it swallow the next. */
function command(program, ...args) {
    return { program, args: flatten(args) };
}
/** The flag once for each value. */
function each(flag, values) {
    return values.flatMap((value) => [flag, value]);
}
/** The flag with its value, or nothing when there is no value. */
function option(flag, value) {
    return value === undefined ? undefined : [flag, value];
}
function flatten(args) {
    return args.flatMap((arg) => {
        if (arg === undefined || arg === false)
            return [];
        return typeof arg === "string" ? [arg] : flatten(arg);
    });
}
/** The command as one line that a POSIX shell reads back word for word; environment and stdin are left out. */
function toShell(command) {
    return [command.program, ...command.args].map(quote).join(" ");
}
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 38674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ gatewayKinds),
/* harmony export */   W: () => (/* binding */ hookNames)
/* harmony export */ });
/** What a person's own commands may stand around, in the order in which they run. */
const hookNames = ["before-deploy", "before-switch", "after-switch", "after-deploy", "on-failure"];
const gatewayKinds = ["nginx", "haproxy", "caddy", "traefik"];


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

/***/ 58132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ statesOf),
/* harmony export */   t: () => (/* binding */ giverOf)
/* harmony export */ });
/** The states of several environments, by name. */
async function statesOf(ledger, names) {
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ledger.state(name)])));
}
/** Whose act it counts as: a name that GitHub vouches for wins over one that was only given. */
function giverOf({ by, via }) {
    return via ?? by;
}


/***/ }),

/***/ 2949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ described),
/* harmony export */   endingOf: () => (/* binding */ endingOf),
/* harmony export */   endingOfError: () => (/* binding */ endingOfError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _release_hooks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16137);
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8456);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92037);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60975);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58191);






/** GitHub takes no longer descriptions. */
const longest = 140;
/** How a deployment that was begun ended, as the status of its record. */
function endingOf(deployment, url) {
    const { number, verified } = deployment;
    const numbered = number === undefined ? "" : ` (number ${number})`;
    const what = verified ? `${(0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .verdict */ .WJ)(deployment)}${numbered}` : `${(0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .verdict */ .WJ)(deployment)}; ${(0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .aftermath */ .x7)(deployment)}`;
    const status = { state: stateOf(deployment), description: described(what) };
    return url === undefined || !/^https?:/.test(url) ? status : { ...status, environmentUrl: url };
}
/** A deployment that was begun and then ended without a result. */
function endingOfError(error) {
    const why = (0,_exit_code_js__WEBPACK_IMPORTED_MODULE_2__/* .isStop */ .jX)(error) ? "stopped on request" : (0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .firstLine */ .TM)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
    return { state: "error", description: described(`It is not known how far it came: ${why}`) };
}
/** One line of at most 140 characters. */
function described(text) {
    const line = (0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(text).replace(/\s+/g, " ").trim();
    return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
/** A stop that left the environment as it was, or put it back, is no failure of the release; nor is a hook that comes after the proof. */
function stateOf({ outcome, comeback, steps, verified, unrecorded }) {
    if (verified && unrecorded === undefined)
        return "success";
    switch (outcome) {
        case "succeeded":
            return "success";
        case "failed":
            return "failure";
        case "errored":
            return "error";
        case "skipped":
            return "inactive";
        case "cancelled": {
            const untouched = steps.every((step) => (0,_release_hooks_js__WEBPACK_IMPORTED_MODULE_1__/* .isHook */ .IA)(step) || step.outcome === "cancelled" || step.outcome === "skipped");
            const isBack = comeback === undefined ? untouched : comeback.outcome === "succeeded";
            return isBack ? "inactive" : "error";
        }
    }
}


/***/ }),

/***/ 46075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DeploymentRecord: () => (/* binding */ DeploymentRecord),
  M: () => (/* binding */ closeLeftOpen)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/registry/retry.js
var retry = __webpack_require__(71653);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(58191);
;// CONCATENATED MODULE: ./lib/github/deployments.js
/** A deployment that is over; nothing that is said about it later changes that. */
function isFinal(state) {
    return state === "success" || state === "failure" || state === "error" || state === "inactive";
}

// EXTERNAL MODULE: ./lib/report/github/ending.js
var ending = __webpack_require__(2949);
;// CONCATENATED MODULE: ./lib/report/github/record.js





/**
 * The one record of a deployment on GitHub. It is a view of the ledger and never holds up or fails a deployment: what
 * cannot be written is a warning.
 */
class DeploymentRecord {
    #options;
    #open;
    #work = Promise.resolve();
    constructor(options) {
        this.#options = options;
    }
    /** Opens it, while the deployment goes on. */
    begin(beginning, url) {
        const wanted = wantedFor(beginning, this.#options);
        this.#remember({ key: this.#options.key, environment: wanted.environment, ref: wanted.ref });
        this.#work = this.#create(wanted, url).catch((error) => {
            this.#options.warn(unwritten(error));
        });
    }
    /** Closes it, if it was opened; gives up when patience ends, and then `post` does it. */
    async end(status, patience) {
        const { deployments, warn, redact } = this.#options;
        await Promise.race([this.#work, aborted(patience)]);
        const open = this.#open;
        if (open?.id === undefined)
            return;
        const { id } = open;
        try {
            const safe = { ...status, description: redact(status.description) };
            await (0,retry/* retrying */.i)(() => deployments.setStatus(id, safe), this.#options, patience);
            this.#remember({ ...open, closed: true });
        }
        catch (error) {
            warn(unwritten(error));
        }
    }
    async #create(wanted, url) {
        const { deployments } = this.#options;
        let asked = false;
        const id = await (0,retry/* retrying */.i)(async () => {
            // An answer that did not arrive may have been a yes.
            const known = asked ? await idOf(deployments, { ...wanted, key: wanted.payload.key }) : undefined;
            asked = true;
            return known ?? (await deployments.create(wanted));
        }, this.#options);
        if (this.#open !== undefined)
            this.#remember({ ...this.#open, id });
        const status = { state: "in_progress", description: wanted.description };
        const addressed = url !== undefined && /^https?:/.test(url) ? { ...status, environmentUrl: url } : status;
        await (0,retry/* retrying */.i)(() => deployments.setStatus(id, addressed), this.#options);
    }
    #remember(record) {
        this.#open = record;
        this.#options.keep(record);
    }
}
/** Closes what a step that was killed left open; `undefined` when there was nothing to close. */
async function closeLeftOpen(open, options) {
    const { deployments } = options;
    if (open.closed === true)
        return undefined;
    const id = open.id ?? (await (0,retry/* retrying */.i)(() => idOf(deployments, open), options));
    if (id === undefined)
        return undefined;
    if (isFinal(await (0,retry/* retrying */.i)(() => deployments.state(id), options)))
        return undefined;
    const description = (0,ending/* described */.W)(`The step ended before it was known how far it came; aip-deploy status tells what runs`);
    const status = { state: "error", description };
    await (0,retry/* retrying */.i)(() => deployments.setStatus(id, status), options);
    return status;
}
async function idOf(deployments, { environment, ref, key }) {
    const known = await deployments.list({ environment, ref });
    return known.find((each) => each.key === key)?.id;
}
function wantedFor(beginning, { key, commit }) {
    const { environment, release: id, number, kind, before } = beginning;
    return {
        ref: beginning.commit ?? commit,
        environment,
        description: (0,ending/* described */.W)(`${(0,words/* release */._r)(id)}, number ${number} of ${environment}`),
        payload: { key, release: id, number, kind, ...(before === undefined ? {} : { before }) },
    };
}
function aborted(signal) {
    return new Promise((resolve) => {
        const done = () => {
            resolve();
        };
        if (signal.aborted)
            done();
        signal.addEventListener("abort", done, { once: true });
    });
}
function unwritten(error) {
    const hint = error instanceof errors/* DeployError */.sH && error.hint !== undefined ? ` ${error.hint}` : "";
    return `GitHub's deployment record could not be written: ${(0,errors/* messageOf */.bD)(error)}.${hint}`;
}


/***/ }),

/***/ 60975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ hostSentence),
/* harmony export */   Pu: () => (/* binding */ failureLine),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   dJ: () => (/* binding */ failuresOf),
/* harmony export */   x7: () => (/* binding */ aftermath)
/* harmony export */ });
/* harmony import */ var _release_hooks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16137);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58191);


/** What, where, which release, and whether it worked, in one line. */
function verdict(deployment) {
    const { environment, dryRun, unchanged, unrecorded, verified, outcome } = deployment;
    const what = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(deployment.release);
    if (dryRun) {
        return unchanged
            ? `Dry run: ${environment} runs ${what} already, verified; nothing would be touched`
            : `Dry run: ${what} would be brought to ${environment}; nothing was touched`;
    }
    if (unchanged)
        return `${environment} runs ${what} already, verified; nothing was touched`;
    if (unrecorded !== undefined && verified) {
        return `${environment} runs ${what}, verified, but the ledger does not know of it`;
    }
    if (verified && outcome !== "succeeded")
        return `${arrived(deployment)}, verified, but ${cause(deployment)}`;
    const took = `after ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(deployment.seconds)}`;
    switch (outcome) {
        case "succeeded":
            return `${arrived(deployment)}, verified ${took}`;
        case "failed":
            return `${what} failed on ${environment} ${took}: ${cause(deployment)}`;
        case "errored":
            return `It could not be told whether ${what} works on ${environment}, ${took}: ${cause(deployment)}`;
        case "cancelled":
            return `Stopped on request ${took}, before ${what} was verified on ${environment}`;
        case "skipped":
            return `${what} on ${environment}: nothing was done and nothing proven`;
    }
}
function arrived({ kind, environment, release: id }) {
    if (kind === "rollback")
        return `${environment} was rolled back to ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(id)}`;
    return kind === "hotfix" ? `${environment} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(id)} as a hotfix` : `${environment} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(id)}`;
}
function cause({ failure, unrecorded, outcome }) {
    if (outcome === "cancelled")
        return "a hook was stopped on request";
    return failure === undefined ? (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .firstLine */ .TM)(unrecorded ?? "nobody said why") : failureLine(failure);
}
/** Which unit failed and why, in one line. */
function failureLine({ unit, message }) {
    const line = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .firstLine */ .TM)(message);
    return unit === undefined || line.includes(unit) ? line : `${unit}: ${line}`;
}
/** What was done about a deployment that was not good. */
function aftermath({ comeback, checks, steps, outcome, environment, release: id }) {
    if (comeback !== undefined)
        return comeback.sentence;
    if (steps.some(_release_hooks_js__WEBPACK_IMPORTED_MODULE_0__/* .isHook */ .IA) && steps.every((step) => (0,_release_hooks_js__WEBPACK_IMPORTED_MODULE_0__/* .isHook */ .IA)(step) || step.outcome === "skipped")) {
        return `${environment} was left as it was: nothing had been changed yet`;
    }
    return checks.length > 0 && outcome === "errored"
        ? `${environment} was left with ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(id)}: what cannot be told is no reason to interrupt what may work`
        : `nothing was undone: there was nothing else to go back to, or nothing had been changed yet`;
}
/** What a host runs, in one line. */
function hostSentence({ host, runs, detail }) {
    return runs === undefined ? `${host}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .firstLine */ .TM)(detail)}` : `${host} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .release */ ._r)(runs)}`;
}
/** Every failure that is known, the decisive one first, each unit once; what a hook said of it comes last. */
function failuresOf({ failure, steps, outcome }) {
    if (outcome === "succeeded" || outcome === "skipped")
        return [];
    const ofHooks = steps.filter(_release_hooks_js__WEBPACK_IMPORTED_MODULE_0__/* .isHook */ .IA).flatMap((step) => step.failure ?? []);
    const ofUnits = steps.flatMap(({ units = [] }) => units.flatMap(({ unit, failure: own }) => (own === undefined ? [] : [{ unit, ...own }])));
    if (failure === undefined)
        return [...ofUnits, ...ofHooks];
    const isOther = (each) => failure.unit === undefined ? each.message !== failure.message : each.unit !== failure.unit;
    return [failure, ...ofUnits.filter(isOther), ...ofHooks.filter(({ message }) => message !== failure.message)];
}


/***/ })

};
