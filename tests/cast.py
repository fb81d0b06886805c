"""Who plays in the ready bureaus of tests: names, posts and bodies."""

# role in tests: (name, department, post); the roles of the policy come from posts, seats, grants
BUREAU_PEOPLE = {
    "main_leader": ("赵某", "局领导", "局长"),
    "deputy_leader": ("钱某", "局领导", "副局长甲"),
    "deputy_leader_2": ("孙某", "局领导", "副局长乙"),
    "section_head": ("李某", "预算科", "预算科科长"),
    "section_head_2": ("周某", "国库科", "国库科科长"),
    "section_head_3": ("吴某", "政府采购管理科", "采购科科长"),
    "post_holder": ("郑某", "预算科", "预算编制岗"),
    "post_holder_b": ("王某", "预算科", "预算审核岗"),
    "post_holder_2": ("冯某", "国库科", "资金拨付岗"),
    "post_holder_2b": ("陈某", "国库科", "账户管理岗"),
    "post_holder_3": ("褚某", "政府采购管理科", "采购审批岗"),
    "post_holder_3b": ("卫某", "政府采购管理科", "采购监督岗"),
    "discipline_group": ("蒋某", "", ""),
    "supervision_office": ("沈某", "", ""),
    "register_office": ("韩某", "", ""),
    "party_group": ("杨某", "", ""),
    "administrator": ("朱某", "", ""),
    "auditor": ("秦某", "", ""),
}
GROUP_PEOPLE = {
    "leading_group": ("尤某", "领导小组", "组长"),
    "leading_group_office": ("许某", "领导小组办公室", "办公室主任"),
    "leading_group_office_b": ("何某", "领导小组办公室", "办公室干事"),
    "administrator": ("吕某", "", ""),
    "auditor": ("施某", "", ""),
}
OPERATOR_PEOPLE = {
    "system_administrator": ("张某", "", ""),
    "security_administrator": ("孔某", "", ""),
    "audit_administrator": ("曹某", "", ""),
}
GRANTED = {"administrator", "auditor", *OPERATOR_PEOPLE}
SECTIONS = ("预算科", "国库科", "政府采购管理科")
LEADERSHIP = {"局长": "main_leader", "副局长甲": "deputy_leader", "副局长乙": "deputy_leader"}
BODIES = {
    "discipline_group": "纪检组",
    "supervision_office": "监察室",
    "register_office": "办公（监察）室",
    "party_group": "党组",
    "leading_group": "领导小组",
    "leading_group_office": "领导小组办公室",
}
