export const id = 8843;
export const ids = [8843];
export const modules = {

/***/ 28843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  issueDesk: () => (/* binding */ issueDesk)
});

// EXTERNAL MODULE: ./lib/release/release.js
var release_release = __webpack_require__(63988);
// EXTERNAL MODULE: ./lib/registry/retry.js
var registry_retry = __webpack_require__(71653);
// EXTERNAL MODULE: ./lib/github/steady.js
var steady = __webpack_require__(41377);
;// CONCATENATED MODULE: ./lib/github/approval/marks.js
const shape = /^<!-- aip-deploy (\{.*?\}) -->/;
function written(mark) {
    // Nothing in it may end the comment that it stands in.
    return `<!-- aip-deploy ${JSON.stringify(mark).replaceAll(">", "\\u003e").replaceAll("--", "-\\u002d")} -->`;
}
/** `undefined` when the text does not begin with one. */
function markIn(text) {
    const [, found] = shape.exec(text) ?? [];
    if (found === undefined)
        return undefined;
    try {
        return JSON.parse(found);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/github/approval/conversation.js

/**
 * Reads an issue. The text of an issue can be changed without a trace, a comment cannot: what is asked stands in a
 * comment of ours, and only what was said after it counts. Whoever changes that comment takes the question away.
 */
function conversationOf(thread) {
    const { number, link, isOpen, comments } = thread;
    const base = { number, link, isOpen };
    const marked = comments.flatMap((comment, index) => {
        const mark = isOurs(comment, thread) ? markIn(comment.body) : undefined;
        return mark === undefined || mark.is === "approval" ? [] : [{ mark, comment, index }];
    });
    const last = marked.at(-1);
    if (last === undefined)
        return { ...base, words: [] };
    if (last.mark.is !== "request")
        return { ...base, ended: last.mark.is, words: [] };
    if (last.comment.editedAt !== last.comment.at)
        return { ...base, words: [] };
    const said = comments.slice(last.index + 1).flatMap((comment) => wordIn(comment));
    const shown = thread.reactions.filter(({ at }) => at >= last.comment.at).flatMap((each) => wordOf(each, link));
    return { ...base, request: last.mark, words: inOrder([...said, ...shown]) };
}
/** Bots speak for us, and whoever opened the issue with a token of their own. */
function isOurs({ by }, thread) {
    return by.isBot || by.login === thread.by.login;
}
/** `/approve` or `/reject` at the start of the first line; what follows on that line is the reason. */
function wordIn({ by, body, at, editedAt, link }) {
    const [, command, rest = ""] = /^\/(approve|reject)(?=\s|$)[^\S\n]*([^\n]*)/i.exec(body.trimStart()) ?? [];
    if (command === undefined || by.isBot)
        return [];
    const says = command.toLowerCase() === "approve" ? "approve" : "reject";
    const reason = rest.trim();
    return [{ by: by.login, says, at, link, isEdited: editedAt !== at, ...(reason === "" ? {} : { reason }) }];
}
function wordOf({ by, content, at }, link) {
    const says = content === "+1" ? "approve" : content === "-1" ? "reject" : undefined;
    return says === undefined || by.isBot ? [] : [{ by: by.login, says, at, link, isEdited: false }];
}
/** By time; of the same second, a rejection comes last, so that it is the last word. */
function inOrder(words) {
    return words.toSorted((a, b) => {
        if (a.at !== b.at)
            return a.at < b.at ? -1 : 1;
        return Number(a.says === "reject") - Number(b.says === "reject");
    });
}

// EXTERNAL MODULE: ./lib/github/approval/people.js
var people = __webpack_require__(63772);
;// CONCATENATED MODULE: ./lib/github/approval/issues.js



const label = "aip-deploy-approval";
/** The approval issues of one repository. Throws like `GitHub.ask`, after asking again for a while. */
class ApprovalIssues {
    #github;
    #steady;
    #trusted = new Map();
    constructor(github, retry) {
        this.#github = github;
        this.#steady = (0,steady/* steady */.v)(github, retry);
    }
    /** The newest hundred, newest first. Whoever may not write cannot set the label, and not pass an issue off as ours. */
    async all() {
        const found = await this.#steady.ask(async ({ issues }, asking) => {
            const { data } = await issues.listForRepo({ ...asking, labels: label, state: "all", per_page: 100 });
            return data.filter((issue) => issue.pull_request === undefined).flatMap(known);
        });
        const trusted = await Promise.all(found.map(({ by }) => (by.isBot ? Promise.resolve(true) : this.#mayWrite(by.login))));
        return found.filter((_, index) => trusted[index]);
    }
    async of(environment, release) {
        const all = await this.all();
        return all.find(({ about }) => about.environment === environment && about.release === release);
    }
    async thread(issue) {
        const issue_number = issue.number;
        const [comments, reactions] = await Promise.all([
            this.#pages(async (page) => this.#steady.ask(async ({ issues }, asking) => {
                const { data } = await issues.listComments({ ...asking, issue_number, per_page: 100, page });
                return data.map((each) => ({
                    by: speaker(each.user),
                    body: each.body ?? "",
                    at: each.created_at,
                    editedAt: each.updated_at,
                    link: each.html_url,
                }));
            })),
            this.#pages(async (page) => this.#steady.ask(async ({ reactions: given }, asking) => {
                const { data } = await given.listForIssue({ ...asking, issue_number, per_page: 100, page });
                return data.map((each) => ({ by: speaker(each.user), content: each.content, at: each.created_at }));
            })),
        ]);
        return { ...issue, comments, reactions };
    }
    /** Not asked twice: a second issue would be worse than an error. */
    async open(title, body) {
        return await this.#github.ask(async ({ issues }, asking) => {
            const { data } = await issues.create({ ...asking, title, body, labels: [label] });
            const [opened] = known(data);
            if (opened === undefined)
                throw new Error("GitHub gave another issue back than was written");
            return opened;
        });
    }
    async comment({ number }, body) {
        await this.#steady.ask(({ issues }, asking) => issues.createComment({ ...asking, issue_number: number, body }));
    }
    async rewrite({ number }, title, body) {
        const change = { issue_number: number, title, body };
        await this.#steady.ask(({ issues }, asking) => issues.update({ ...asking, ...change, state: "open" }));
    }
    async close({ number }, reason) {
        const change = { issue_number: number, state: "closed", state_reason: reason };
        await this.#steady.ask(({ issues }, asking) => issues.update({ ...asking, ...change }));
    }
    #mayWrite(login) {
        const answer = this.#trusted.get(login) ?? (0,people/* mayWrite */.J)(this.#steady, login);
        this.#trusted.set(login, answer);
        return answer;
    }
    async #pages(read) {
        const all = [];
        for (let page = 1;; page++) {
            const items = await read(page);
            all.push(...items);
            if (items.length < 100)
                return all;
        }
    }
}
function known({ number, html_url, state, user, body }) {
    const about = markIn(body ?? "");
    if (about?.is !== "approval")
        return [];
    return [{ number, link: html_url, isOpen: state === "open", by: speaker(user), body: body ?? "", about }];
}
/** Accounts that were deleted have no name any more. */
function speaker(user) {
    return { login: user?.login ?? "ghost", isBot: user?.type === "Bot" };
}

;// CONCATENATED MODULE: ./lib/github/approval/judge.js

/** How the approval on an issue stands; the last word of everybody counts, and one rejection closes. */
function judge(conversation, facts) {
    const { number, link, isOpen, request, ended, words } = conversation;
    const on = `issue #${number}`;
    const closed = (sentence, more = {}) => ({
        ...{ open: false, sentence, approvals: [], link },
        hint: `aip-deploy approve ${facts.environment} asks again.`,
        ...more,
    });
    if (ended === "withdrawn")
        return closed(`${on} was withdrawn for a newer request`, { final: true });
    if (ended === "done")
        return closed(`the approval on ${on} was used for a deployment`, { final: true });
    if (request === undefined)
        return closed(`what ${on} asks for was changed or removed, so that nothing on it counts`);
    if (request.release !== facts.release || request.environment !== facts.environment) {
        return closed(`${on} asks for release ${(0,release_release/* shortId */.m_)(request.release)} on ${request.environment}, and for no other`);
    }
    if (!isOpen)
        return closed(`${on} was closed by hand`, { final: true });
    const latest = lastWords(words);
    const rejection = latest.find(({ by, says }) => says === "reject" && facts.may.has(by.toLowerCase()));
    if (rejection !== undefined) {
        const because = rejection.reason === undefined ? "" : `: ${rejection.reason}`;
        const hint = `${rejection.by} can take it back with /approve on ${link}.`;
        return closed(`${rejection.by} rejected it on ${on}${because}`, { hint, final: true });
    }
    const given = latest.filter(({ says }) => says === "approve").map((word) => ({ word, why: whyNot(word, facts) }));
    const valid = given.filter(({ why }) => why === undefined).map(({ word }) => word);
    const approvals = valid.map(actOf);
    const names = valid.map(({ by }) => by).join(", ");
    if (valid.length >= facts.approval.count) {
        return { open: true, sentence: `approved by ${names} on ${on}`, approvals, link };
    }
    const invalid = given.flatMap(({ word, why }) => (why === undefined ? [] : [`${word.by}'s does not count: ${why}`]));
    const soFar = valid.length === 0 ? "nobody's approval counts yet" : `only ${names} approved`;
    return {
        open: false,
        sentence: [`${facts.environment} asks for ${asked(facts.approval)} on ${on}; ${soFar}`, ...invalid].join("; "),
        hint: `Comment /approve on ${link}, then run the failed jobs again.`,
        approvals,
        link,
    };
}
/** How many, and of whom. */
function asked({ count, by }) {
    const who = by.length === 0 ? "whoever may write to the repository" : by.join(", ");
    return `${count} approval${count === 1 ? "" : "s"} (of ${who})`;
}
function lastWords(words) {
    return [...new Map(words.map((word) => [word.by.toLowerCase(), word])).values()];
}
function whyNot({ by, isEdited, at }, { may, authors, approval, now }) {
    const login = by.toLowerCase();
    if (!may.has(login))
        return approval.by.length === 0 ? "no access to write" : "not among those who may";
    if (approval.authors === "refuse" && authors.has(login))
        return "it is their own change";
    if (isEdited)
        return "the comment was changed after it was written";
    const until = Date.parse(at) + approval.expiresSeconds * 1000;
    return now.getTime() < until ? undefined : `it expired at ${new Date(until).toISOString()}`;
}
function actOf({ by, at, link, reason }) {
    return { by, at: new Date(at).toISOString(), link, ...(reason === undefined ? {} : { reason }) };
}

;// CONCATENATED MODULE: ./lib/github/approval/issue-desk.js








/** GitHub takes no longer texts; what stands around the page needs some room. */
const pageBytes = 60_000;
/** Approval on an issue: one for each environment and release, decided by its comments and reactions. */
function issueDesk(options) {
    const { github, clock, startedBy, page } = options;
    const retry = { clock, random: options.random };
    const patient = (0,steady/* steady */.v)(github, retry);
    const issues = new ApprovalIssues(github, retry);
    let authors;
    const decide = async (wanted) => {
        const { environment, approval, release, running, commit } = wanted;
        const issue = await issues.of(environment, release);
        if (issue === undefined) {
            const sentence = `${environment} asks for ${asked(approval)} on an issue; none was opened for release ${(0,release_release/* shortId */.m_)(release)}`;
            const hint = `aip-deploy approve ${environment} --release ${(0,release_release/* shortId */.m_)(release)}`;
            return { open: false, sentence, hint, approvals: [] };
        }
        const conversation = conversationOf(await issues.thread(issue));
        if (approval.authors === "refuse")
            authors ??= (0,people/* authorsOf */.EK)(patient, running, commit);
        const [may, { logins, problem }] = await Promise.all([
            (0,people/* whoMay */.as)(patient, approval, conversation.words.map(({ by }) => by)),
            authors ?? { logins: new Set(), problem: undefined },
        ]);
        if (problem !== undefined) {
            const sentence = `whose change it is cannot be told: ${problem}`;
            const hint = "Push it, or write `authors: accept` under the environment's gates.approval.";
            return { open: false, sentence, hint, approvals: [], link: issue.link };
        }
        const starters = [startedBy, conversation.request?.by].flatMap((login) => login?.toLowerCase() ?? []);
        const facts = { environment, release, approval, now: clock.now(), may, authors: new Set([...logins, ...starters]) };
        return judge(conversation, facts);
    };
    const request = async (wanted, review) => {
        const { environment, release } = wanted;
        const title = `Approve release ${(0,release_release/* shortId */.m_)(release)} for ${environment}`;
        const body = `${written({ is: "approval", environment, release })}\n${await page(review, pageBytes)}\n\n${howTo(wanted)}`;
        // An answer that did not arrive may have been a yes, so it is looked for again.
        const issue = await (0,registry_retry/* retrying */.i)(async () => (await issues.of(environment, release)) ?? (await issues.open(title, body)), retry);
        const { request: standing } = conversationOf(await issues.thread(issue));
        const isStanding = standing?.release === release && standing.environment === environment && issue.isOpen;
        if (!issue.isOpen || issue.body !== body)
            await issues.rewrite(issue, title, body);
        if (!isStanding)
            await issues.comment(issue, question(wanted, startedBy));
        for (const other of await othersThan(issue, environment)) {
            await issues.comment(other, `${written({ is: "withdrawn" })}\nWithdrawn: #${issue.number} asks for a newer release.`);
            await issues.close(other, "not_planned");
        }
    };
    const othersThan = async ({ number }, environment) => (await issues.all()).filter((each) => each.isOpen && each.number !== number && each.about.environment === environment);
    const conclude = async ({ environment, release }, { verified, sentence }) => {
        const issue = await issues.of(environment, release);
        if (issue === undefined)
            return;
        if (!verified) {
            await issues.comment(issue, `${sentence}\n\nThe approval stays, so that it can be tried again.`);
            return;
        }
        await issues.comment(issue, `${written({ is: "done" })}\n${sentence}`);
        await issues.close(issue, "completed");
    };
    return { way: "issue", decide, request, conclude };
}
/** The comment that decides what is asked; see `conversationOf`. */
function question({ environment, release, approval }, startedBy = "") {
    const mark = written({ is: "request", environment, release, by: startedBy });
    const called = approval.by.filter((name) => /^[\w-]+(\/[\w-]+)?$/.test(name)).map((name) => `@${name}`);
    return [
        mark,
        `**May release ${(0,release_release/* shortId */.m_)(release)} go to ${environment}?** Only what is said below this comment counts.`,
        ...(called.length === 0 ? [] : [`Asked: ${called.join(", ")}`]),
    ].join("\n\n");
}
function howTo({ approval }) {
    const { count, by, authors, expiresSeconds } = approval;
    const who = by.length === 0 ? "whoever may write to this repository" : by.map((name) => `\`${name}\``).join(", ");
    const days = expiresSeconds / 86_400;
    const long = Number.isInteger(days) ? `${days} day${days === 1 ? "" : "s"}` : `${expiresSeconds} s`;
    return [
        "### How to decide",
        "- Comment `/approve`, or `/reject` and why; or react to this text with 👍 or 👎. Everybody's last word counts, one rejection closes.",
        `- ${count === 1 ? "One approval is" : `${count} approvals are`} needed, of ${who}.`,
        ...(authors === "refuse" ? ["- Not of those whose commits are in it, and not of who started it."] : []),
        `- An approval counts for ${long}. A comment that is changed afterwards does not count.`,
        "- After it was approved, run the failed jobs of the run again.",
    ].join("\n");
}


/***/ }),

/***/ 63772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ authorsOf),
/* harmony export */   J: () => (/* binding */ mayWrite),
/* harmony export */   as: () => (/* binding */ whoMay),
/* harmony export */   jG: () => (/* binding */ unlessUnknown)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28595);


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

/***/ 41377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ steady)
/* harmony export */ });
/* harmony import */ var _registry_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71653);

/** The same repository, asked again while GitHub stumbles; only for questions that may be asked twice. */
function steady(github, options) {
    return { repository: github.repository, ask: (question) => (0,_registry_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retrying */ .i)(() => github.ask(question), options) };
}


/***/ })

};
