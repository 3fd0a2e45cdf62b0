export const id = 317;
export const ids = [317,949,75];
export const modules = {

/***/ 79:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3360);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5233);
/* harmony import */ var _command_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1981);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(636);
/* harmony import */ var _github_deployments_of_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6617);
/* harmony import */ var _github_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5310);
/* harmony import */ var _report_github_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6075);
/* harmony import */ var _request_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5740);









/**
 * After a step that was ended from outside: ends the programs that it left running, closes the deployment record that it left
 * open, gives its lease back, and tells so where its own summary would stand. Never fails the job.
 */
async function post(step, giveBack) {
    const wasKilled = _actions_core__WEBPACK_IMPORTED_MODULE_0__.getState("mark") !== "" && _actions_core__WEBPACK_IMPORTED_MODULE_0__.getState("ended") === "";
    await attempt("What the step left running could not be ended", endPrograms);
    await attempt("The lease could not be given back and runs out by itself", () => endLease(giveBack));
    await attempt("The deployment record could not be closed", closeRecord);
    if (!wasKilled)
        return;
    await attempt("The summary could not be written", async () => {
        if ((0,_request_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .switchedOn */ .L1)("summary", _actions_core__WEBPACK_IMPORTED_MODULE_0__.getInput("summary") || "true"))
            await step.summarise(() => `${killed()}\n`);
    });
}
async function attempt(otherwise, work) {
    try {
        await work();
    }
    catch (error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__.warning(`${otherwise}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
    }
}
async function endPrograms() {
    const value = _actions_core__WEBPACK_IMPORTED_MODULE_0__.getState("mark");
    if (value === "")
        return;
    const names = await (0,_command_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .endLeftovers */ .q9)({ name: _command_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .processVariable */ .GV, value });
    if (names.length > 0)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__.info(`Ended what the step had left running: ${names.join(", ")}`);
}
async function endLease(giveBack) {
    const kept = _actions_core__WEBPACK_IMPORTED_MODULE_0__.getState("lease");
    if (kept === "")
        return;
    const lease = JSON.parse(kept);
    if (await giveBack(lease))
        _actions_core__WEBPACK_IMPORTED_MODULE_0__.info(`${lease.environment} was still ours to change, and no longer is`);
}
async function closeRecord() {
    const [kept, token, run] = [_actions_core__WEBPACK_IMPORTED_MODULE_0__.getState("record"), _actions_core__WEBPACK_IMPORTED_MODULE_0__.getInput("token"), (0,_github_run_js__WEBPACK_IMPORTED_MODULE_7__/* .runOf */ .n)(process.env)];
    if (kept === "" || token === "" || run === undefined)
        return;
    const now = () => _clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m.now();
    const deployments = (0,_github_deployments_of_js__WEBPACK_IMPORTED_MODULE_8__/* .deploymentsOf */ .o)((0,_github_client_js__WEBPACK_IMPORTED_MODULE_4__.githubClient)({ ...run, token, now }), run.url);
    const options = { deployments, clock: _clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m, random: Math.random };
    const open = JSON.parse(kept);
    const closed = await (0,_report_github_record_js__WEBPACK_IMPORTED_MODULE_5__/* .closeLeftOpen */ .M)(open, options);
    if (closed !== undefined)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__.info(`The deployment record of ${open.environment} was left open: ${closed.description}`);
}
function killed() {
    const command = _actions_core__WEBPACK_IMPORTED_MODULE_0__.getInput("command") || "run";
    return (`🛑 **${/^[\w-]+$/.test(command) ? command : "the step"} was ended from outside before it was over**, so nobody knows how far it came. ` +
        "The next run mends what was left half done; what runs now: `aip-deploy status`");
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
/* harmony import */ var _exit_code_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8456);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2037);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(975);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8191);





/** GitHub takes no longer descriptions. */
const longest = 140;
/** How a deployment that was begun ended, as the status of its record. */
function endingOf(deployment, url) {
    const { number, verified } = deployment;
    const numbered = number === undefined ? "" : ` (number ${number})`;
    const what = verified ? `${(0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)(deployment)}${numbered}` : `${(0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .verdict */ .WJ)(deployment)}; ${(0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .aftermath */ .x7)(deployment)}`;
    const status = { state: stateOf(deployment), description: described(what) };
    return url === undefined || !/^https?:/.test(url) ? status : { ...status, environmentUrl: url };
}
/** A deployment that was begun and then ended without a result. */
function endingOfError(error) {
    const why = (0,_exit_code_js__WEBPACK_IMPORTED_MODULE_1__/* .isStop */ .jX)(error) ? "stopped on request" : (0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .firstLine */ .TM)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
    return { state: "error", description: described(`It is not known how far it came: ${why}`) };
}
/** One line of at most 140 characters. */
function described(text) {
    const line = (0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(text).replace(/\s+/g, " ").trim();
    return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
/** A stop that left the environment as it was, or put it back, is no failure of the release. */
function stateOf({ outcome, comeback, steps }) {
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
            const untouched = steps.every((step) => step.outcome === "cancelled" || step.outcome === "skipped");
            const isBack = comeback === undefined ? untouched : comeback.outcome === "succeeded";
            return isBack ? "inactive" : "error";
        }
    }
}


/***/ }),

/***/ 6075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DeploymentRecord: () => (/* binding */ DeploymentRecord),
  M: () => (/* binding */ closeLeftOpen)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/registry/retry.js
var retry = __webpack_require__(1653);
// EXTERNAL MODULE: ./lib/report/words.js
var words = __webpack_require__(8191);
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

/***/ 975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ hostSentence),
/* harmony export */   Pu: () => (/* binding */ failureLine),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   dJ: () => (/* binding */ failuresOf),
/* harmony export */   x7: () => (/* binding */ aftermath)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8191);

/** What, where, which release, and whether it worked, in one line. */
function verdict(deployment) {
    const { environment, dryRun, unchanged, unrecorded, verified, outcome } = deployment;
    const what = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(deployment.release);
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
    const took = `after ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(deployment.seconds)}`;
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
        return `${environment} was rolled back to ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(id)}`;
    return kind === "hotfix" ? `${environment} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(id)} as a hotfix` : `${environment} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(id)}`;
}
function cause({ failure, unrecorded }) {
    return failure === undefined ? (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .firstLine */ .TM)(unrecorded ?? "nobody said why") : failureLine(failure);
}
/** Which unit failed and why, in one line. */
function failureLine({ unit, message }) {
    const line = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .firstLine */ .TM)(message);
    return unit === undefined || line.includes(unit) ? line : `${unit}: ${line}`;
}
/** What was done about a deployment that was not good. */
function aftermath({ comeback, checks, outcome, environment, release: id }) {
    if (comeback !== undefined)
        return comeback.sentence;
    return checks.length > 0 && outcome === "errored"
        ? `${environment} was left with ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(id)}: what cannot be told is no reason to interrupt what may work`
        : `nothing was undone: there was nothing else to go back to, or nothing had been changed yet`;
}
/** What a host runs, in one line. */
function hostSentence({ host, runs, detail }) {
    return runs === undefined ? `${host}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .firstLine */ .TM)(detail)}` : `${host} runs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .release */ ._r)(runs)}`;
}
/** Every failure that is known, the decisive one first, each unit once. */
function failuresOf({ failure, steps }) {
    const ofUnits = steps.flatMap(({ units = [] }) => units.flatMap(({ unit, failure: own }) => (own === undefined ? [] : [{ unit, ...own }])));
    if (failure === undefined)
        return ofUnits;
    const isOther = (each) => failure.unit === undefined ? each.message !== failure.message : each.unit !== failure.unit;
    return [failure, ...ofUnits.filter(isOther)];
}


/***/ })

};
