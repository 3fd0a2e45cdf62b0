export const id = 636;
export const ids = [636];
export const modules = {

/***/ 636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubClient: () => (/* binding */ githubClient)
/* harmony export */ });
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8595);

const answerWithinMs = 10_000;
/** The repository as the token's owner sees it; where the API is, the toolkit reads from the runner's variables. */
function githubClient({ repository, token, api, now }) {
    // Only who asks GitHub needs its client, and loading it takes longer than a plan.
    let client;
    return {
        repository,
        async ask(question) {
            client ??= __webpack_require__.e(/* import() */ 2413).then(__webpack_require__.bind(__webpack_require__, 4794)).then(({ getOctokit }) => {
                return getOctokit(token, api === undefined ? {} : { baseUrl: api }).rest;
            });
            try {
                return await question(await client, {
                    ...repository,
                    request: { signal: AbortSignal.timeout(answerWithinMs) },
                });
            }
            catch (error) {
                throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalOf */ .O)(error, now());
            }
        },
    };
}


/***/ }),

/***/ 8595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ refusalOf),
/* harmony export */   c: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1653);


/**
 * An error of GitHub's API as one of ours: `Transient` when asking again may help (the server stumbled, could not be
 * reached, or wants us to slow down), with the time that it asked for.
 */
function refusalOf(thrown, now) {
    const { status, response } = thrown;
    const error = new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("github.refused", `${status ?? "no answer"}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)}`, {
        cause: thrown,
        ...hintFor(status, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown), response?.headers?.["x-accepted-github-permissions"]),
    });
    const wait = askedToWait(response?.headers ?? {}, now);
    if (status === 429 || (status === 403 && (wait !== undefined || /rate limit/i.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown))))) {
        return new _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .Transient */ .R(error, wait);
    }
    return status === undefined || status >= 500 ? new _registry_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .Transient */ .R(error, wait) : error;
}
/** The status of the answer that an error of ours is about; `undefined` when it is about none. */
function statusOf(error) {
    const cause = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH ? error.cause : undefined;
    return typeof cause === "object" && cause !== null ? cause.status : undefined;
}
function askedToWait(headers, now) {
    const after = Number(headers["retry-after"]);
    if (after > 0)
        return after * 1000;
    if (headers["x-ratelimit-remaining"] !== "0")
        return undefined;
    return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1000 - now.getTime());
}
function hintFor(status, message, accepted) {
    if (status === 422)
        return { hint: "Is the commit pushed?" };
    if (status !== 403 || !/not accessible/i.test(message))
        return {};
    const missing = typeof accepted === "string" ? permissionsIn(accepted) : "deployments: write";
    return missing === "deployments: write"
        ? { hint: "Give the job `permissions: deployments: write`, or the action `record: off`." }
        : { hint: `Give the job \`permissions: ${missing}\`.` };
}
/** GitHub says what would have been enough, as in `issues=write; pull_requests=write`: the first of what it would take. */
function permissionsIn(accepted) {
    const [enough = ""] = accepted.split(";");
    const each = enough.split(",").map((permission) => permission.trim().replace("=", ": ").replaceAll("_", "-"));
    return each.join(", ");
}


/***/ }),

/***/ 1653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ Transient),
/* harmony export */   i: () => (/* binding */ retrying)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

const longestWaitMs = 10_000;
/** A server that asks for more patience than this is not waited for. */
const longestObeyedWaitMs = 60_000;
/** Thrown by work that may go well the next time; `error` is what people see when it never does. */
class Transient extends Error {
    name = "Transient";
    error;
    /** How long the other side asked to wait. */
    afterMs;
    constructor(error, afterMs) {
        super(error.message);
        this.error = error;
        this.afterMs = afterMs;
    }
}
/** Does the work again, after growing waits, while it fails with `Transient`; at last throws the error inside. */
async function retrying(work, options, signal) {
    const attempts = options.attempts ?? 5;
    for (let attempt = 1;; attempt++) {
        try {
            return await work();
        }
        catch (failure) {
            if (!(failure instanceof Transient))
                throw failure;
            const waitMs = failure.afterMs ?? backOff(attempt, options);
            if (attempt >= attempts || waitMs > longestObeyedWaitMs)
                throw failure.error;
            await sleep(options.clock, waitMs, signal);
        }
    }
}
function backOff(attempt, { random, firstWaitMs = 250 }) {
    return Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs) * (0.5 + random() / 2);
}
async function sleep(clock, milliseconds, signal) {
    try {
        await clock.sleep(milliseconds, signal);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc(undefined, { cause });
    }
}


/***/ })

};
