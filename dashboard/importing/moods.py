"""Words for how it was, on five steps, as people and mood trackers use them; the person confirms each."""

KNOWN_WORDS = {
    5: ("rad", "amazing", "awesome", "great", "lovely", "excellent", "wonderful", "super", "perfect", "fantastic",
        "very good", "sehr gut", "wunderbar", "très bien", "muy bien", "love", "loved", "😀", "😄", "😍", "🤩", "prima",
        "top", "genial", "excelente", "génial", "супер", "最高", "棒", "fantastico", "świetnie", "skvěle"),
    4: ("good", "happy", "nice", "fun", "well", "content", "pleasant", "enjoyed", "🙂", "😊", "gut", "bien", "bom", "bon",
        "bene", "goed", "bra", "godt", "dobrze", "dobře", "хорошо", "良い", "好"),
    3: ("meh", "ok", "okay", "fine", "neutral", "average", "medium", "all right", "alright", "normal", "😐", "😶", "so lala",
        "bof", "regular", "così così", "нормально", "普通", "一般"),
    2: ("anxious", "frustrated", "stressed", "annoyed", "irritated", "lonely", "upset", "worried", "nervous", "down", "low",
        "exhausted", "overwhelmed", "disappointed", "unhappy", "bored", "sick", "traurig", "müde", "gestresst", "triste",
        "fatigué", "cansado", "cansada", "stanco", "stanca", "bad", "poor", "so-so", "sad", "tired", "boring", "not great", "dull", "🙁", "😕", "☹", "schlecht", "mal", "mauvais",
        "ruim", "male", "slecht", "źle", "špatně", "плохо", "悪い", "差"),
    1: ("angry", "furious", "in pain", "miserable", "depressed", "hopeless", "wütend", "awful", "terrible", "horrible", "not good", "very bad", "hated", "worst", "dreadful", "😢", "😡", "😭", "😞",
        "lausig", "furchtbar", "horrível", "terribile", "ужасно", "最悪", "糟糕"),
}  # fmt: skip
PLACES = {word: place for place, words in KNOWN_WORDS.items() for word in words}
