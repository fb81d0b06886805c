"""Departments and posts."""

from typing import Any
from uuid import UUID

from marshmallow import fields

from service.http.paging import Page, PageArguments, page_schema
from service.http.views import TenantView, created, current_actor, current_session, if_match
from service.organisation.queries import today
from service.organisation.queries.access import find
from service.organisation.queries.lists import list_departments, list_posts
from service.organisation.queries.views import post_page
from service.organisation.resources.blueprint import blp, paged, tagged
from service.organisation.schemas import (
    DayOfEndSchema,
    DepartmentDraftSchema,
    DepartmentSchema,
    PostDraftSchema,
    PostSchema,
    PostSheetSchema,
)
from service.organisation.use_cases.departments import (
    change_department,
    close_department,
    open_department,
)
from service.organisation.use_cases.posts import abolish_post, change_post, create_post
from tenants.models.organisation import Department, Post


class PostArguments(PageArguments):
    department_id = fields.UUID(load_default=None)


@blp.route("/departments")
class Departments(TenantView):
    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(DepartmentSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the departments."""
        return paged(list_departments(current_actor()), Department.code, arguments)

    @blp.arguments(DepartmentDraftSchema)
    @blp.response(201, DepartmentSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Open a department."""
        return created(open_department(current_session(), current_actor(), **draft))


@blp.route("/departments/<uuid:department_id>")
class DepartmentById(TenantView):
    @blp.response(200, DepartmentSchema)
    def get(self, department_id: UUID) -> Any:
        """Read a department."""
        return tagged(find(current_session(), Department, department_id))

    @blp.arguments(DepartmentDraftSchema)
    @blp.response(200, DepartmentSchema)
    def put(self, values: dict[str, Any], department_id: UUID) -> Any:
        """Rename, move or reorder a department."""
        return tagged(
            change_department(
                current_session(), current_actor(), department_id, if_version=if_match(), **values
            )
        )


@blp.route("/departments/<uuid:department_id>/closure")
class DepartmentClosure(TenantView):
    @blp.arguments(DayOfEndSchema)
    @blp.response(200, DepartmentSchema)
    def put(self, closure: dict[str, Any], department_id: UUID) -> Any:
        """Close a department without posts."""
        return tagged(
            close_department(
                current_session(), current_actor(), department_id, if_version=if_match(), **closure
            )
        )


@blp.route("/posts")
class Posts(TenantView):
    @blp.arguments(PostArguments, location="query")
    @blp.response(200, page_schema(PostSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the posts, of one department if asked."""
        found = list_posts(current_actor(), department_id=arguments["department_id"])
        return paged(found, Post.code, arguments)

    @blp.arguments(PostDraftSchema)
    @blp.response(201, PostSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Create a post."""
        return created(create_post(current_session(), current_actor(), **draft))


@blp.route("/posts/<uuid:post_id>")
class PostById(TenantView):
    @blp.response(200, PostSheetSchema)
    def get(self, post_id: UUID) -> Any:
        """Read a post: its duties, holders and portfolio on one page."""
        page = post_page(current_session(), current_actor(), post_id, today())
        return page, tagged(page["post"])[1]

    @blp.arguments(PostDraftSchema)
    @blp.response(200, PostSchema)
    def put(self, values: dict[str, Any], post_id: UUID) -> Any:
        """Change what a post is."""
        return tagged(
            change_post(
                current_session(), current_actor(), post_id, if_version=if_match(), **values
            )
        )


@blp.route("/posts/<uuid:post_id>/abolition")
class PostAbolition(TenantView):
    @blp.arguments(DayOfEndSchema)
    @blp.response(200, PostSchema)
    def put(self, abolition: dict[str, Any], post_id: UUID) -> Any:
        """Abolish a post nobody holds."""
        return tagged(
            abolish_post(
                current_session(), current_actor(), post_id, if_version=if_match(), **abolition
            )
        )
