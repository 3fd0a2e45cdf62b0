export const id = 716;
export const ids = [716,369];
export const modules = {

/***/ 9857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ currentOf),
/* harmony export */   n3: () => (/* binding */ commitsFrom),
/* harmony export */   qd: () => (/* binding */ deployedCommit)
/* harmony export */ });
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4505);

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
/** The commits from one to the other, or why they cannot be told; none when one of the two is not known. */
async function commitsFrom(repository, from, to) {
    if (to === undefined || from === undefined)
        return { commits: [] };
    const clone = await repository();
    for (const commit of [from, to]) {
        if (!(await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_0__/* .hasCommit */ .QE)(clone, commit))) {
            return { commits: [], commitsProblem: `commit ${commit.slice(0, 12)} is not in this clone: git fetch` };
        }
    }
    return { commits: await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_0__/* .commitsBetween */ .$q)(clone, from, to) };
}


/***/ }),

/***/ 4369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var _source_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9573);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8943);
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1685);
/* harmony import */ var _naming_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5001);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9857);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9578);






/** What would change in an environment if it came to another release: another environment's, one by id, or the checkout's. */
async function diff(app, wish) {
    const { name } = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const from = await environmentSide(app, name);
    const to = await sideOf(app, wish.against);
    const repository = () => (0,_source_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .openRepository */ .h)(app.config.root, app.runner);
    return {
        command: "diff",
        from: bare(from),
        to: bare(to),
        ...(0,_differences_js__WEBPACK_IMPORTED_MODULE_2__/* .differencesOf */ .g)(from.content, to.content, name),
        ...(await (0,_current_js__WEBPACK_IMPORTED_MODULE_4__/* .commitsFrom */ .n3)(repository, from.commit, to.commit)),
    };
}
async function sideOf(app, against) {
    if (against === undefined)
        return await checkoutSide(app);
    const isEnvironment = app.config.environments.some((environment) => environment.name === against);
    if (isEnvironment)
        return await environmentSide(app, against);
    const { id, release, origin } = await app.ledger.release(against);
    return { name: `release ${id.slice(0, 12)}`, release: id, commit: origin.commit, content: release };
}
async function environmentSide(app, name) {
    const { stored, commit } = await (0,_current_js__WEBPACK_IMPORTED_MODULE_4__/* .currentOf */ .$c)(app, name);
    if (stored === undefined)
        return { name };
    return { name, release: stored.id, content: stored.release, ...(commit === undefined ? {} : { commit }) };
}
async function checkoutSide(app) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .prepareAnew */ .pz)(app);
    const { commit } = prepared.source;
    const { content } = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .releaseOf */ .l7)(app, prepared, prepared.found);
    return { name: "the checkout", release: (0,_naming_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseId */ .Bf)(content.release), commit, content: content.release };
}
function bare({ name, release, commit }) {
    return { name, ...(release === undefined ? {} : { release }), ...(commit === undefined ? {} : { commit }) };
}


/***/ }),

/***/ 9716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   doubts: () => (/* binding */ doubts),
/* harmony export */   promote: () => (/* binding */ promote),
/* harmony export */   withPart: () => (/* binding */ withPart)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _github_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1295);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8943);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9945);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8132);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3988);
/* harmony import */ var _current_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9857);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4369);








/** What stands between these lines is ours; what people write around it stays. */
const [begin, end] = ["<!-- aip-deploy promotion: begin -->", "<!-- aip-deploy promotion: end -->"];
/**
 * Opens the pull request that brings what runs on the environment before to this one, or brings its text up to date. It
 * merges nothing: the merge is somebody's decision, and the push that it makes is deployed like every other.
 */
async function promote(app, wish) {
    const { from, to } = roadOf(app, wish.environment);
    const { pulls, text } = await hubOf(app);
    const branches = { base: to.branch, head: from.branch };
    const comparison = await pulls.compare(branches.base, branches.head);
    const promotion = await lookAt(app, from, to, comparison);
    const base = { command: "promote", ...promotion };
    if (comparison.ahead === 0)
        return { ...base, state: "nothing" };
    const { title, body } = await text(promotion);
    const own = `${begin}\n${body.trim()}\n${end}`;
    const open = await pulls.find(branches);
    if (wish.dryRun)
        return { ...base, state: "dry-run", ...shown(open) };
    const [state, pullRequest] = await opened(pulls, { branches, title, own, open });
    return { ...base, state, ...shown(pullRequest), warnings: [...base.warnings, ...silence(pullRequest, pulls)] };
}
/** From which environment to which. Throws `UsageError`. */
function roadOf(app, wanted) {
    const { environments } = app.config;
    if (wanted !== undefined) {
        const to = (0,_app_js__WEBPACK_IMPORTED_MODULE_2__/* .environmentNamed */ .b6)(app, wanted);
        const from = before(to, environments);
        if (from !== undefined)
            return { from, to };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${to.name} is the first environment: it has no one before it to promote from`);
    }
    const branch = app.repository?.branch;
    const next = environments.find((each) => branch !== undefined && before(each, environments)?.branch === branch);
    const from = next === undefined ? undefined : before(next, environments);
    if (next !== undefined && from !== undefined)
        return { from, to: next };
    const roads = environments.filter((each) => before(each, environments) !== undefined).map(({ name }) => name);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(roads.length === 0
        ? "there is only one environment, so there is nothing to promote to"
        : `promote: which environment? ${branch === undefined ? "No branch is checked out" : `From ${branch} there is no way on`}`, { hint: roads.map((name) => `aip-deploy promote ${name}`).join(", ") || undefined });
}
/** The last one on which a release must have been verified, else the one that stands before it. */
function before({ name, gates }, all) {
    const required = all.filter((each) => gates.requires.includes(each.name)).at(-1);
    return required ?? all[all.findIndex((each) => each.name === name) - 1];
}
async function hubOf({ hub }) {
    if (hub !== undefined)
        return await hub();
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("promote needs a repository on GitHub");
}
async function lookAt(app, from, to, comparison) {
    const [upstream, state] = await Promise.all([app.ledger.state(from.name), app.ledger.state(to.name)]);
    const release = upstream.current?.release;
    const verified = upstream.good.some((good) => good.release === release);
    const [differences, gates, commit] = await Promise.all([
        release === undefined ? undefined : (0,_diff_js__WEBPACK_IMPORTED_MODULE_4__.diff)(app, { environment: to.name, against: from.name }),
        release === undefined ? [] : gatesOf(app, to, state, release),
        release === undefined ? undefined : (0,_current_js__WEBPACK_IMPORTED_MODULE_3__/* .deployedCommit */ .qd)(app, upstream),
    ]);
    const { images = [], services = [], files = [] } = differences ?? {};
    const facts = { from, to, upstream, verified, commit, comparison };
    return {
        from: from.name,
        environment: to.name,
        base: to.branch,
        head: from.branch,
        ...(release === undefined ? {} : { release }),
        ...(state.current === undefined ? {} : { current: state.current.release }),
        verified,
        ahead: comparison.ahead,
        commits: comparison.commits,
        images,
        services,
        files,
        gates,
        warnings: comparison.ahead === 0 ? [] : doubts(facts),
    };
}
async function gatesOf(app, to, state, release) {
    const states = { ...(await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .statesOf */ .k)(app.ledger, to.gates.requires)), [to.name]: state };
    return (0,_gates_js__WEBPACK_IMPORTED_MODULE_6__/* .judgeGates */ .y)(to, { now: app.clock.now(), release, kind: "deploy", states, approvals: [] });
}
/** What speaks against merging just now. */
function doubts({ from, to, upstream, verified, commit, comparison }) {
    const release = upstream.current?.release;
    const { tip, behind } = comparison;
    const found = [
        release === undefined && {
            message: `nothing runs on ${from.name}, so nothing says that ${from.branch} works`,
            hint: `aip-deploy deploy ${from.name}`,
        },
        release !== undefined &&
            !verified && {
            message: `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_7__/* .shortId */ .m)(release)} runs on ${from.name}, but it was never verified there`,
            hint: `aip-deploy verify ${from.name}`,
        },
        release !== undefined &&
            commit !== undefined &&
            tip !== undefined &&
            tip !== commit && {
            message: `${from.branch} is at ${tip.slice(0, 12)}, and ${from.name} runs what was deployed from ${commit.slice(0, 12)}`,
            hint: `Wait until ${from.name} is deployed; the gate of ${to.name} looks at the release and not at the commit.`,
        },
        behind > 0 && {
            message: `${to.branch} has ${behind} ${behind === 1 ? "commit" : "commits"} that ${from.branch} lacks`,
            hint: `Merge ${to.branch} into ${from.branch} first, so that ${from.name} tries what ${to.name} will run.`,
        },
    ];
    return found.filter((each) => each !== false);
}
async function opened(pulls, { branches, title, own, open }) {
    if (open === undefined)
        return ["opened", await pulls.create(branches, { title, body: own })];
    const body = withPart(open.body, own);
    if (body === open.body)
        return ["unchanged", open];
    await pulls.update(open.number, body);
    return ["updated", { ...open, body }];
}
/** GitHub keeps texts with line ends of its own. */
function withPart(text, own) {
    const body = text.replaceAll("\r\n", "\n");
    const [first, last] = [body.indexOf(begin), body.indexOf(end)];
    if (first < 0 || last < first)
        return body.trim() === "" ? own : `${body.trimEnd()}\n\n${own}`;
    const next = body.slice(0, first) + own + body.slice(last + end.length);
    return next === body ? text : next;
}
function shown(pullRequest) {
    return pullRequest === undefined ? {} : { pullRequest: { number: pullRequest.number, url: pullRequest.url } };
}
/** The token of a job must not start further jobs: a pull request that it opens is checked by nobody. */
function silence({ author, number }, { repository: { owner, repo } }) {
    if (author !== _github_pull_requests_js__WEBPACK_IMPORTED_MODULE_1__/* .jobAccount */ .x)
        return [];
    const at = `-R ${owner}/${repo}`;
    return [
        {
            message: `${author} opened the pull request, and what the token of a job does starts no workflow by itself: its checks wait for a person`,
            hint: `Now: gh pr close ${number} ${at} && gh pr reopen ${number} ${at}
For the next time, a token of a GitHub App or a fine-grained one (contents: read, pull requests: write): gh secret set PROMOTION_TOKEN ${at}, and token: \${{ secrets.PROMOTION_TOKEN }} in the step. Never merge with the job's own token: the push would be deployed by nobody.`,
        },
    ];
}


/***/ }),

/***/ 1685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ differencesOf)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3595);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3988);



/** What `diff` tells and what a plan shows before anybody says yes; without a release before, everything is added. */
function differencesOf(before, after, environment, commitsOf = () => []) {
    const [old, fresh] = [documentIn(before, environment), documentIn(after, environment)];
    return {
        images: changes(before?.images ?? {}, after?.images ?? {}).map(({ name, change }) => ({
            ...{ name, change, commits: commitsOf(name) },
            ...digest("before", before?.images[name]?.digest),
            ...digest("after", after?.images[name]?.digest),
        })),
        services: changes(definitions(old), definitions(fresh), (name) => partsOf(old, fresh, name).length > 0).map((each) => ({ ...each, parts: each.change === "changed" ? partsOf(old, fresh, each.name) : [] })),
        files: changes(files(before, environment), files(after, environment)).map(({ name: path, change }) => ({
            path,
            change,
        })),
    };
}
function changes(before, after, differs = (name) => !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(before[name], after[name])) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
        if (before[name] === undefined)
            return [{ name, change: "added" }];
        if (after[name] === undefined)
            return [{ name, change: "removed" }];
        return differs(name) ? [{ name, change: "changed" }] : [];
    });
}
function partsOf(before, after, name) {
    return before === undefined || after === undefined ? [] : (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__/* .changedParts */ .Ty)(before, after, name);
}
function documentIn(release, environment) {
    const bundle = release?.bundles[environment];
    return bundle === undefined ? undefined : (0,_targets_compose_index_js__WEBPACK_IMPORTED_MODULE_1__/* .readDocument */ .u0)(bundle);
}
function definitions(document) {
    return document?.units ?? {};
}
function files(release, environment) {
    const trees = Object.values(release?.bundles[environment]?.trees ?? {});
    return Object.fromEntries(trees.flatMap((tree) => tree.map(({ path, digest: of }) => [path, of])));
}
function digest(name, value) {
    return value === undefined || value === _release_js__WEBPACK_IMPORTED_MODULE_2__/* .unbuilt */ .M ? {} : { [name]: value };
}


/***/ }),

/***/ 9945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ judgeGates)
/* harmony export */ });
/* unused harmony export isInside */
/* harmony import */ var _approval_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5318);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8132);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3988);



/**
 * Judges every gate of an environment; the deployment may start when all are open. A rollback brings back what was
 * verified here before, so only the approval is asked of it; a hotfix passes order, sign-off and soak, and may come from an
 * older commit than what runs, but never passes the approval; a return is automatic and asks nobody.
 */
function judgeGates(environment, facts) {
    if (facts.kind === "return")
        return [];
    const approval = judgeApproval(environment, facts);
    if (facts.kind === "rollback")
        return approval;
    const order = facts.kind === "hotfix"
        ? []
        : environment.gates.requires.flatMap((upstream) => judgeUpstream(environment.gates, upstream, facts));
    const freeze = [...judgeFrozen(environment, facts), ...judgeFreeze(environment.gates.freeze, facts.now)];
    return [...judgeHold(environment, facts), ...judgeOrder(environment, facts), ...order, ...freeze, ...approval];
}
/** The release of an older commit would take away what a newer one brought. */
function judgeOrder(environment, { kind, commits, release, states }) {
    if (kind !== "deploy" || commits === undefined)
        return [];
    const { relation, candidate, deployed } = commits;
    const [wanted, now] = [candidate.slice(0, 7), deployed.slice(0, 7)];
    if (relation.is === "newer")
        return [];
    if (relation.is === "unknown") {
        const sentence = `it is not known whether commit ${wanted} is older than ${now}, which runs there: ${relation.why}`;
        const hint = relation.hint === undefined ? {} : { hint: relation.hint };
        return [{ gate: "order", open: true, sentence, ...hint }];
    }
    if (relation.is === "apart") {
        const sentence = `commit ${wanted} does not follow ${now}, which runs there, and is not older either`;
        return [{ gate: "order", open: true, sentence }];
    }
    // What was made of an older commit is made of a newer one again when somebody takes a change back.
    if (environment.gates.requires.some((name) => states[name]?.current?.release === release))
        return [];
    return [
        {
            gate: "order",
            open: false,
            sentence: `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} is of commit ${wanted}, which is older than ${now}, which runs there`,
            hint: `aip-deploy rollback ${environment.name} --to ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} --reason "why the older one"`,
        },
    ];
}
function judgeFrozen(environment, { states, now }) {
    const freeze = states[environment.name]?.freeze;
    if (freeze === undefined || now >= new Date(freeze.until))
        return [];
    const because = freeze.act.reason === undefined ? "" : `: ${freeze.act.reason}`;
    return [
        {
            gate: "freeze",
            open: false,
            sentence: `${environment.name} is frozen by ${freeze.act.by} until ${freeze.until}${because}`,
            hint: `aip-deploy lift ${environment.name}`,
        },
    ];
}
function judgeHold(environment, { states }) {
    const hold = states[environment.name]?.hold;
    if (hold === undefined)
        return [];
    const because = hold.reason === undefined ? "" : `: ${hold.reason}`;
    return [
        {
            gate: "hold",
            open: false,
            sentence: `${environment.name} is held by ${hold.by} since ${hold.at}${because}`,
            hint: `aip-deploy lift ${environment.name}`,
        },
    ];
}
function judgeUpstream(gates, upstream, facts) {
    const { release, states, now } = facts;
    const name = (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release);
    const verified = states[upstream]?.good.find((good) => good.release === release);
    if (verified === undefined) {
        return [
            {
                gate: "requires",
                open: false,
                sentence: `release ${name} was not verified on ${upstream}`,
                hint: `Bring it to ${upstream} first; aip-deploy diff ${upstream} ${name} says what differs.`,
            },
        ];
    }
    const verdicts = [
        { gate: "requires", open: true, sentence: `release ${name} was verified on ${upstream} at ${verified.at}` },
    ];
    if (gates.signOff !== undefined)
        verdicts.push(judgeSignOff(gates.signOff.by, upstream, facts));
    if (gates.soakSeconds > 0)
        verdicts.push(judgeSoak(gates.soakSeconds, upstream, verified.at, now));
    return verdicts;
}
function judgeSignOff(by, upstream, { release, states }) {
    const given = states[upstream]?.signOffs.find((each) => each.release === release && (by.length === 0 || by.includes((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .giverOf */ .t)(each.act))));
    if (given !== undefined) {
        const sentence = `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .giverOf */ .t)(given.act)} signed off release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} on ${upstream} at ${given.act.at}`;
        return { gate: "sign-off", open: true, sentence };
    }
    const who = by.length === 0 ? "nobody" : `none of ${by.join(", ")}`;
    return {
        gate: "sign-off",
        open: false,
        sentence: `${who} signed off release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} on ${upstream}`,
        hint: `aip-deploy sign-off ${upstream} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} --by NAME`,
    };
}
function judgeSoak(soakSeconds, upstream, since, now) {
    const until = new Date(Date.parse(since) + soakSeconds * 1000);
    const open = now >= until;
    const sentence = open
        ? `it has run on ${upstream} since ${since}`
        : `it has to run on ${upstream} until ${until.toISOString()}, for ${soakSeconds} s`;
    return open ? { gate: "soak", open, sentence } : { gate: "soak", open, sentence, hint: "Start again after that." };
}
function judgeFreeze(windows, now) {
    return windows
        .filter((window) => isInside(window, now))
        .map((window) => ({
        gate: "freeze",
        open: false,
        sentence: `no deployments on ${window.days.join(", ")} from ${window.from} to ${window.to} ${window.zone}${window.reason === undefined ? "" : ` (${window.reason})`}`,
        hint: "A rollback is always possible.",
    }));
}
function judgeApproval(environment, facts) {
    const wanted = environment.gates.approval;
    if (wanted === undefined)
        return [];
    if (facts.decision !== undefined)
        return [verdictOf(facts.decision)];
    const { approvals, release, usualWay } = facts;
    if ((0,_approval_js__WEBPACK_IMPORTED_MODULE_2__/* .wayOf */ .VO)(environment, usualWay) !== "name")
        return [unasked(environment, facts)];
    const names = [...new Set(approvals.map((each) => each.by))];
    const valid = names.filter((name) => wanted.by.length === 0 || wanted.by.includes(name));
    if (valid.length >= wanted.count) {
        return [{ gate: "approval", open: true, sentence: `approved by ${valid.join(", ")}` }];
    }
    const who = wanted.by.length === 0 ? "anybody, by name" : `of ${wanted.by.join(", ")}`;
    const soFar = names.length === 0 ? "nobody approved" : `only ${names.join(", ")} approved`;
    return [
        {
            gate: "approval",
            open: false,
            sentence: `${environment.name} asks for ${wanted.count} approval${wanted.count === 1 ? "" : "s"} (${who}); ${soFar}`,
            hint: `aip-deploy deploy ${environment.name} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)} --approve-by NAME`,
        },
    ];
}
function verdictOf({ open, sentence, hint }) {
    return { gate: "approval", open, sentence, ...(hint === undefined ? {} : { hint }) };
}
function unasked(environment, { release, usualWay }) {
    const place = (0,_approval_js__WEBPACK_IMPORTED_MODULE_2__/* .wayOf */ .VO)(environment, usualWay) === "issue" ? "on an issue" : "by the reviewers of its environment";
    const sentence = `${environment.name} asks for an approval on GitHub, ${place}`;
    const hint = `aip-deploy approve ${environment.name} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m)(release)}`;
    return { gate: "approval", open: false, sentence, hint };
}
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/** Whether the moment lies in the window, by the wall clock of the window's own zone. */
function isInside(window, moment) {
    const { day, time } = wallClock(moment, window.zone);
    const on = (which) => window.days.includes(which);
    if (window.from < window.to)
        return on(day) && time >= window.from && time < window.to;
    const yesterday = weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day;
    return (on(day) && time >= window.from) || (on(yesterday) && time < window.to);
}
function wallClock(moment, zone) {
    const format = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        weekday: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
    });
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    return {
        day: (parts["weekday"] ?? "").toLowerCase(),
        time: `${parts["hour"] ?? ""}:${parts["minute"] ?? ""}`,
    };
}


/***/ }),

/***/ 8132:
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


/***/ })

};
