"""Words that several tables share."""

CLASS = {"poor": "hộ nghèo", "near_poor": "hộ cận nghèo"}
SHORT = {"poor": "nghèo", "near_poor": "cận nghèo"}
UNKNOWN_ETHNICITY = "Chưa rõ dân tộc của chủ hộ"
BY_HEAD = "Dân tộc của hộ tính theo dân tộc của chủ hộ."
