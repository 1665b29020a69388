from django.apps import AppConfig

from lalanh.web.ui import navigation


class StaffConfig(AppConfig):
    name = "lalanh.web.staff"
    label = "staff"

    def ready(self) -> None:
        for n, (label, url, icon, permission, section) in enumerate(
            [
                ("Việc của tôi", "home", "square-check-big", "", ""),
                ("Kế hoạch", "plans", "file-text", "plan.read", "ke-hoach"),
                ("Hộ", "households", "house", "household.read", "ho"),
                ("Rà soát", "rounds", "list-checks", "household.read", "ra-soat"),
                ("Số liệu", "figures", "chart-column", "figures.read", "so-lieu"),
                ("Nhiệm vụ", "tasks", "list-todo", "plan.read", "viec"),
                ("Báo cáo", "duties", "calendar-days", "plan.read", "bao-cao"),
                ("Vướng mắc", "obstacles", "triangle-alert", "plan.read", "vuong-mac"),
                ("Nhập danh sách", "imports", "file-up", "household.import", "nhap-lieu"),
                ("Đơn vị", "units", "map", "", "don-vi"),
                ("Người dùng", "people", "users", "users.edit", "nguoi-dung"),
                ("Nhật ký", "audit", "history", "audit.read", "nhat-ky"),
            ]
        ):
            navigation.register(navigation.Entry(label, url, icon, permission, n, section))
