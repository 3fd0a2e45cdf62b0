export const id = 8545;
export const ids = [8545];
export const modules = {

/***/ 8545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  environmentDesk: () => (/* binding */ environmentDesk)
});

// UNUSED EXPORTS: judgeReviews, protectionOf, readProtection

// EXTERNAL MODULE: ./lib/github/steady.js
var steady = __webpack_require__(1377);
// EXTERNAL MODULE: ./lib/github/approval/people.js
var people = __webpack_require__(3772);
;// CONCATENATED MODULE: ./lib/github/approval/protection.js
/** What is weaker than the configuration demands, one sentence each; empty: GitHub holds what is asked. */
function weaknesses(protection, { by, count, authors }) {
    const { name, reviewers, preventsSelfReview } = protection;
    if (reviewers.length === 0)
        return [`the environment ${name} has no required reviewers on GitHub`];
    const allowed = new Set(by.map((each) => each.toLowerCase()));
    const others = by.length === 0 ? [] : reviewers.filter((each) => !allowed.has(each.toLowerCase()));
    return [
        ...(others.length === 0 ? [] : [`${others.join(", ")} may review ${name} on GitHub, but not by the configuration`]),
        ...(authors === "refuse" && !preventsSelfReview
            ? [`the environment ${name} lets people approve the runs that they started`]
            : []),
        ...(count > 1 ? [`${count} approvals are asked for, but GitHub goes on after one`] : []),
    ];
}
/** The command that makes the protection as strong as the configuration demands, and changes nothing else of it. */
function mending(protection, { by, authors }, { owner, repo }) {
    const { name, waitMinutes, branches, reviewers, preventsSelfReview } = protection;
    const wanted = by.length > 0 ? by : reviewers.length > 0 ? reviewers : ["LOGIN"];
    const selfReview = authors === "refuse" || preventsSelfReview;
    return [
        `gh api -X PUT "repos/${owner}/${repo}/environments/${encodeURIComponent(name)}"`,
        ...wanted.flatMap((reviewer) => reviewerFields(reviewer)),
        `-F prevent_self_review=${String(selfReview)}`,
        ...(waitMinutes === 0 ? [] : [`-F wait_timer=${waitMinutes}`]),
        ...(branches === "any"
            ? []
            : [
                `-F "deployment_branch_policy[protected_branches]=${String(branches === "protected")}"`,
                `-F "deployment_branch_policy[custom_branch_policies]=${String(branches === "selected")}"`,
            ]),
    ].join(" ");
}
function reviewerFields(reviewer) {
    const [org = "", team] = reviewer.split("/");
    const [type, address] = team === undefined ? ["User", `users/${org}`] : ["Team", `orgs/${org}/teams/${team}`];
    return [`-F "reviewers[][type]=${type}"`, `-F "reviewers[][id]=$(gh api ${address} --jq .id)"`];
}

;// CONCATENATED MODULE: ./lib/github/approval/environment-desk.js



/** Approval by the reviewers of a GitHub environment: it must be protected, and this run must have been let through. */
function environmentDesk({ github, run, clock, random }) {
    const patient = (0,steady/* steady */.v)(github, { clock, random });
    return {
        way: "environment",
        decide: async ({ environment, approval }) => {
            const name = approval.environment ?? environment;
            const protection = await protectionOf(patient, name);
            if (protection === undefined)
                return unknownEnvironment(name, approval, github.repository);
            const weak = weaknesses(protection, approval);
            if (weak.length > 0)
                return tooWeak(weak, protection, approval, github.repository);
            return judgeReviews(await reviewsOf(patient, run), { protection, approval, run, now: clock.now() });
        },
        request: () => Promise.resolve(),
        conclude: () => Promise.resolve(),
    };
}
/** The environment's protection; `undefined`: there is no such environment. */
async function protectionOf(github, name) {
    return await (0,people/* unlessUnknown */.jG)(undefined, () => github.ask(async ({ repos }, asking) => {
        const { data } = await repos.getEnvironment({ ...asking, environment_name: name });
        return readProtection(name, data);
    }));
}
async function reviewsOf(github, { id }) {
    return await github.ask(async ({ actions }, asking) => {
        const { data } = await actions.getReviewsForRun({ ...asking, run_id: Number(id) });
        return data.map(({ user, state, comment, environments }) => ({
            ...{ by: user.login, state, comment },
            environments: environments.flatMap(({ name }) => name ?? []),
        }));
    });
}
const plans = "On a plan without required reviewers, write `through: issue` under gates.approval.";
function unknownEnvironment(name, approval, repository) {
    const sentence = `there is no environment ${name} on GitHub; a job that names it makes it, and nobody is asked`;
    return environment_desk_closed(sentence, `${mending(unprotected(name), approval, repository)}\n${plans}`);
}
function tooWeak(weak, protection, approval, repository) {
    const onlyTooMany = approval.count > 1 && weak.length === 1;
    const hints = [
        ...(onlyTooMany ? [] : [mending(protection, approval, repository)]),
        ...(approval.count > 1 ? ["Several people approve with `through: issue` under gates.approval."] : []),
        ...(protection.reviewers.length === 0 ? [plans] : []),
    ];
    return environment_desk_closed(weak.join("; "), hints.join("\n"));
}
function unprotected(name) {
    return { name, reviewers: [], preventsSelfReview: false, adminsBypass: undefined, waitMinutes: 0, branches: "any" };
}
/** What the reviews of the run say. */
function judgeReviews(reviews, { protection, approval, run, now }) {
    const { name, adminsBypass } = protection;
    const own = reviews.filter(({ environments }) => environments.includes(name));
    const rejected = own.find(({ state }) => state === "rejected");
    if (rejected !== undefined)
        return environment_desk_closed(`${rejected.by} rejected this run for ${name}`, "Start a new run.");
    const isTeam = approval.by.some((each) => each.includes("/"));
    const named = new Set(approval.by.map((each) => each.toLowerCase()));
    // Who is in a team was GitHub's to check: the reviewers are no others than the configuration's.
    const counts = ({ by }) => named.size === 0 || isTeam || named.has(by.toLowerCase());
    const valid = own.filter((review) => review.state === "approved" && counts(review));
    if (valid.length === 0) {
        const others = own.map(({ by }) => by).join(", ");
        const sentence = `no reviewer of ${name} approved this run${others === "" ? "" : `, only ${others}`}`;
        const hint = `A job with \`environment: ${name}\` must come before this one in the run; its reviewers let it go on.`;
        return { ...environment_desk_closed(sentence, hint), link: run.url };
    }
    const admins = adminsBypass === true ? " (administrators of the repository can pass by it)" : "";
    const names = [...new Set(valid.map(({ by }) => by))].join(", ");
    return {
        open: true,
        sentence: `approved by ${names} as reviewer of ${name} on GitHub${admins}`,
        approvals: valid.map((review) => actOf(review, run, now)),
        link: run.url,
    };
}
/** GitHub keeps no time of a review, so it is the one at which it was read. */
function actOf({ by, comment }, { url }, now) {
    return { by, at: now.toISOString(), link: url, ...(comment === "" ? {} : { reason: comment }) };
}
function environment_desk_closed(sentence, hint) {
    return { open: false, sentence, hint, approvals: [], final: true };
}
function readProtection(name, described) {
    const rules = described.protection_rules ?? [];
    const reviewed = rules.find(({ type }) => type === "required_reviewers");
    const policy = described.deployment_branch_policy ?? undefined;
    // GitHub says it, though its description does not.
    const { can_admins_bypass: bypass } = described;
    return {
        name,
        reviewers: reviewed?.reviewers?.flatMap(({ reviewer }) => (reviewer === undefined ? [] : [nameOf(reviewer)])) ?? [],
        preventsSelfReview: reviewed?.prevent_self_review === true,
        adminsBypass: bypass,
        waitMinutes: rules.find(({ type }) => type === "wait_timer")?.wait_timer ?? 0,
        branches: policy === undefined ? "any" : policy.protected_branches ? "protected" : "selected",
    };
}
/** A team is named with its organisation, which only its address tells. */
function nameOf({ login, slug = "", html_url = "" }) {
    if (login !== undefined)
        return login;
    const [, org] = /\/orgs\/([^/]+)\/teams\//.exec(html_url) ?? [];
    return org === undefined ? slug : `${org}/${slug}`;
}


/***/ }),

/***/ 3772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ authorsOf),
/* harmony export */   J: () => (/* binding */ mayWrite),
/* harmony export */   as: () => (/* binding */ whoMay),
/* harmony export */   jG: () => (/* binding */ unlessUnknown)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8595);


/** Those of the logins who may approve, in lower case. Throws like `GitHub.ask`. */
async function whoMay(github, { by }, logins) {
    const distinct = [...new Set(logins.map((login) => login.toLowerCase()))];
    const named = new Set(by.map((name) => name.toLowerCase()));
    const teams = [...named].filter((name) => name.includes("/"));
    const answers = await Promise.all(distinct.map(async (login) => {
        if (by.length === 0)
            return await mayWrite(github, login);
        if (named.has(login))
            return true;
        return (await Promise.all(teams.map((team) => isMember(github, team, login)))).includes(true);
    }));
    return new Set(distinct.filter((_, index) => answers[index]));
}
/** Somebody who may write to the repository, or more. */
async function mayWrite(github, username) {
    return await unlessUnknown(false, () => github.ask(async ({ repos }, asking) => {
        const { data } = await repos.getCollaboratorPermissionLevel({ ...asking, username });
        return data.permission === "write" || data.permission === "admin";
    }));
}
async function isMember(github, team, username) {
    const [org = "", team_slug = ""] = team.split("/");
    const ask = () => github.ask(async ({ teams }, { request }) => {
        const { data } = await teams.getMembershipForUserInOrg({ org, team_slug, username, request });
        return data.state === "active";
    });
    try {
        return await unlessUnknown(false, ask);
    }
    catch (error) {
        if ((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c)(error) !== 403)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("github.refused", `the token may not see who is in the team ${team}`, {
            hint: "The run's own token never may. Give the action a token that reads the organisation's members, or name people in `by`.",
            cause: error,
        });
    }
}
const perPage = 100;
const mostPages = 10;
/** Whose commits lie between what runs and what would run; without anything running, whose the last commit is. */
async function authorsOf(github, running, commit) {
    const logins = new Set();
    const add = ({ author, committer }) => {
        // What somebody merges on the site is committed by GitHub itself.
        for (const person of [author, committer]) {
            if (person?.login !== undefined && person.login !== "web-flow")
                logins.add(person.login.toLowerCase());
        }
    };
    const unknown = (which) => ({ logins, problem: `GitHub does not know commit ${which.slice(0, 12)}` });
    const last = await unlessUnknown(undefined, () => github.ask(async ({ repos }, asking) => (await repos.getCommit({ ...asking, ref: commit })).data));
    if (last === undefined)
        return unknown(commit);
    if (running === undefined)
        add(last);
    if (running === undefined || running === commit)
        return { logins };
    const basehead = `${running}...${commit}`;
    for (let page = 1; page <= mostPages; page++) {
        const commits = await unlessUnknown(undefined, () => github.ask(async ({ repos }, asking) => {
            const { data } = await repos.compareCommitsWithBasehead({ ...asking, basehead, per_page: perPage, page });
            return data.commits;
        }));
        if (commits === undefined)
            return unknown(running);
        for (const each of commits)
            add(each);
        if (commits.length < perPage)
            return { logins };
    }
    return { logins, problem: `more than ${perPage * mostPages} commits lie in between` };
}
/** The answer, or what stands for GitHub's not knowing what it was asked about. */
async function unlessUnknown(unknown, ask) {
    try {
        return await ask();
    }
    catch (error) {
        if ((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c)(error) === 404)
            return unknown;
        throw error;
    }
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

/***/ 1377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ steady)
/* harmony export */ });
/* harmony import */ var _registry_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1653);

/** The same repository, asked again while GitHub stumbles; only for questions that may be asked twice. */
function steady(github, options) {
    return { repository: github.repository, ask: (question) => (0,_registry_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retrying */ .i)(() => github.ask(question), options) };
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
