"""Who may, and the policy for reading, over HTTP."""

from collections.abc import Mapping
from typing import Any

from flask import g

from policies.explanations import ANYBODY, Deciding
from policies.guard import label
from policies.permissions import Permission
from policies.readable import Rule, rules
from policies.text import EVERYONE, reason
from policies.words import RANKS, ROLES, SCOPES
from service.http.messages import field_text, filled, language, problem_text
from service.http.problems import act_in_question, because_of_rank, titled
from service.http.views import TenantView, current_actor, current_session
from service.organisation.queries.access import insist_on
from service.workspace.answer_schemas import (
    AnswerSchema,
    AnswersSchema,
    QuestionArguments,
    QuestionsSchema,
    RuleArguments,
    RulesSchema,
)
from service.workspace.queries.answers import Answer, answer_all, answer_one
from service.workspace.resources.blueprint import blp


def written(answer: Answer) -> dict[str, Any]:
    """Write an answer in the reader's language."""
    question = answer.question
    return {
        "permission": question.permission.value,
        "label": said(label(question.permission)),
        "subject_kind": question.subject_kind,
        "subject_id": question.subject_id,
        "known": answer.known,
        "allowed": answer.allowed,
        "sentence": sentence(answer),
        "who_can": [titled(one) for one in answer.who_can],
        "you_can": [one.value for one in answer.you_can],
        "you_can_labels": [said(label(one)) for one in answer.you_can],
        "rules": [ruling(one) for one in answer.rules],
        "contact": titled(answer.contact) if answer.contact else None,
        "by_rank": answer.by_rank,
        "waiting_case": answer.waiting_case,
    }


def sentence(answer: Answer) -> str:
    """Say it in the words in which it would be refused."""
    act, actor = act_in_question(answer.question.permission.value), current_actor()
    if not answer.known:
        return problem_text("not-found", "", {})[1]
    if answer.name != actor.name:
        key = "{name} may {act}." if answer.allowed else "{name} may not {act} in his office."
        return filled(field_text(key), {"name": answer.name, "act": act})
    if answer.allowed:
        return filled(field_text("You may {act}."), {"act": act})
    refused = problem_text("forbidden", "Your roles do not allow this here.", {"act": act})[1]
    facts = {"act": act, "by_rank": answer.by_rank, "who_can": answer.who_can}
    return refused + because_of_rank(facts)


def ruling(one: Deciding) -> dict[str, Any]:
    """Write out one deciding line."""
    return {
        "role": one.role,
        "role_label": said(ANYBODY if one.role == EVERYONE else ROLES[one.role]),
        "scope": one.scope,
        "scope_label": said(SCOPES[one.scope]),
        "effect": one.effect,
        "sentence": said((one.zh, one.en)),
        "because": reason(one.because),
        "source": one.line,
    }


def row(rule: Rule) -> dict[str, Any]:
    """Write out one line of the policy as a row of a table."""
    return {
        "source": rule.source,
        "line": rule.line,
        "text": rule.text,
        "effect": rule.effect,
        "role": {"code": rule.role, "label": said(rule.role_words)},
        "borne_by": _labelled(rule.borne_by, ROLES),
        "permissions": [{"code": one.value, "label": said(label(one))} for one in rule.permissions],
        "ranks": _labelled(rule.ranks, RANKS),
        "scopes": _labelled(rule.scopes, SCOPES),
        "because": reason(rule.because),
        "overlay": rule.overlay,
        "sentence": said(rule.words),
    }


def _labelled(codes: tuple[str, ...], words: Mapping[str, tuple[str, str]]) -> list[dict[str, str]]:
    return [{"code": one, "label": said(words[one])} for one in codes]


def said(words: tuple[str, str]) -> str:
    """Choose the word of the reader's language."""
    return words[language() == "en"]


@blp.route("/permission-answers")
class PermissionAnswers(TenantView):
    @blp.arguments(QuestionArguments, location="query")
    @blp.response(200, AnswerSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Say whether the reader may do this, why, and who else may."""
        told = written(answer_one(current_session(), current_actor(), **arguments))
        return told | {"request_id": g.get("request_id", "")}

    @blp.arguments(QuestionsSchema)
    @blp.response(200, AnswersSchema)
    def post(self, asked: dict[str, Any]) -> Any:
        """Answer many such questions at once; nothing is changed."""
        questions = [one["question"] for one in asked["questions"]]
        answers = answer_all(current_session(), current_actor(), questions)
        return {"items": [written(one) for one in answers]}


@blp.route("/policy-rules")
class PolicyRules(TenantView):
    @blp.arguments(RuleArguments, location="query")
    @blp.response(200, RulesSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Show the policy that binds the bureau, line by line."""
        actor, wanted = current_actor(), arguments["permission"]
        insist_on(current_session(), actor, Permission.POLICY_EXPLAIN)
        permission = Permission(wanted) if wanted else None
        found = rules(actor.tenant_id, role=arguments["role"], permission=permission)
        return {"items": [row(one) for one in found]}
