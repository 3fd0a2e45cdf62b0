export const id = 949;
export const ids = [949];
export const modules = {

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
