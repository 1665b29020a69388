"""Who may do what with a plan, and in which state."""

from lalanh.base.errors import NotAllowed, NotFound
from lalanh.kernel.actor import Actor
from lalanh.planning.models import DutyInstance, Obstacle, ObstacleState, Plan, PlanState, TaskState
from lalanh.units.roles import Permission

TRANSITIONS: dict[str, tuple[str, ...]] = {
    PlanState.DRAFT: (PlanState.ISSUED,),
    PlanState.ISSUED: (PlanState.SUPERSEDED, PlanState.CANCELLED),
    PlanState.SUPERSEDED: (),
    PlanState.CANCELLED: (),
}


def can_see(by: Actor, plan: Plan) -> bool:
    """Issued plans of one's unit, of units below and above; drafts only for those who may edit them."""
    if not by.may(Permission.PLAN_READ):
        return False
    if plan.state == PlanState.DRAFT:
        return by.reaches(plan.unit_path) and by.may(Permission.PLAN_EDIT)
    return by.reaches(plan.unit_path) or by.under(plan.unit_path)


def check_can_see(by: Actor, plan: Plan | None) -> Plan:
    """Raises NotFound."""
    if plan is None or not can_see(by, plan):
        raise NotFound("Không có kế hoạch này, hoặc kế hoạch nằm ngoài địa bàn của bạn.")
    return plan


def check_can_import(by: Actor, unit_path: str) -> None:
    if not by.may(Permission.PLAN_EDIT):
        raise NotAllowed("Vai trò của bạn không được nhập kế hoạch.")
    if not by.reaches(unit_path):
        raise NotFound("Đơn vị này nằm ngoài địa bàn của bạn.")


def can_edit(by: Actor, plan: Plan) -> bool:
    return plan.state == PlanState.DRAFT and by.may(Permission.PLAN_EDIT) and by.reaches(plan.unit_path)


def check_can_edit(by: Actor, plan: Plan) -> None:
    check_can_see(by, plan)
    if not by.may(Permission.PLAN_EDIT) or not by.reaches(plan.unit_path):
        raise NotAllowed("Vai trò của bạn không được sửa kế hoạch này.")
    if plan.state != PlanState.DRAFT:
        raise NotAllowed("Kế hoạch đã ban hành: nội dung không sửa được nữa. Hãy nhập bản điều chỉnh.")


def can_issue(by: Actor, plan: Plan) -> bool:
    return plan.state == PlanState.DRAFT and by.may(Permission.PLAN_ISSUE) and by.reaches(plan.unit_path)


def check_can_issue(by: Actor, plan: Plan) -> None:
    check_can_see(by, plan)
    if not by.may(Permission.PLAN_ISSUE) or not by.reaches(plan.unit_path):
        raise NotAllowed("Chỉ lãnh đạo đơn vị được đưa kế hoạch vào thực hiện. Bạn có thể xác nhận xong rồi trình.")
    if plan.state != PlanState.DRAFT:
        raise NotAllowed("Kế hoạch này đã được đưa vào thực hiện.")


def can_close(by: Actor, plan: Plan) -> bool:
    return plan.state == PlanState.ISSUED and by.may(Permission.PLAN_ISSUE) and by.reaches(plan.unit_path)


def check_can_close(by: Actor, plan: Plan, to: str) -> None:
    check_can_see(by, plan)
    if not by.may(Permission.PLAN_ISSUE) or not by.reaches(plan.unit_path):
        raise NotAllowed("Chỉ lãnh đạo đơn vị ban hành được dừng kế hoạch.")
    if to not in TRANSITIONS[plan.state]:
        raise NotAllowed("Kế hoạch không ở trạng thái có thể dừng.")


def can_report(by: Actor, state: TaskState | DutyInstance) -> bool:
    """Within the performing unit; a person posted at a body of a unit speaks for that body, the others for their unit."""
    if not by.may(Permission.PROGRESS_REPORT) or not by.reaches(state.unit_path):
        return False
    return by.body_id is None or by.body_id == state.body_id or by.may(Permission.PLAN_EDIT)


def check_can_report(by: Actor, state: TaskState | DutyInstance) -> None:
    if not by.reaches(state.unit_path):
        raise NotFound("Không có việc này trong địa bàn của bạn.")
    if not can_report(by, state):
        raise NotAllowed("Việc này giao cho cơ quan khác: bạn xem được nhưng không ghi thay.")


def can_answer(by: Actor, obstacle: Obstacle) -> bool:
    return by.may(Permission.OBSTACLE_ANSWER) and by.reaches(obstacle.unit_path)


def check_can_answer(by: Actor, obstacle: Obstacle) -> None:
    if not by.reaches(obstacle.unit_path):
        raise NotFound("Không có vướng mắc này trong địa bàn của bạn.")
    if not can_answer(by, obstacle):
        raise NotAllowed("Vai trò của bạn không trả lời vướng mắc.")
    if obstacle.state == ObstacleState.CLOSED:
        raise NotAllowed("Vướng mắc này đã đóng.")


def can_readdress(by: Actor, plan: Plan) -> bool:
    return plan.state == PlanState.ISSUED and by.may(Permission.DUTY_READDRESS) and by.reaches(plan.unit_path)


def check_can_readdress(by: Actor, plan: Plan) -> None:
    check_can_see(by, plan)
    if not can_readdress(by, plan):
        raise NotAllowed(
            "Chỉ lãnh đạo đơn vị ban hành được chuyển nhiệm vụ sang cơ quan khác, khi kế hoạch đang thực hiện."
        )
