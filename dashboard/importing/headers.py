"""What people and programs call the columns of a log, in several languages."""

# A word of a cell that holds one of these most likely says that it was the two of them.
TOGETHER = {
    "together", "partner", "couple", "wife", "husband", "girlfriend", "boyfriend", "spouse", "fiancé", "fiancée",
    "partnerin", "freundin", "mari", "femme", "pareja", "novia", "novio", "marido", "esposa", "namorada", "namorado",
}  # fmt: skip

# Words of headers, folded to letters, in the order they are tried. The first column to match is taken.
HEADERS = {
    "day": ("day", "watched date", "date watched", "full date", "outing date", "when", "date", "date of outing", "datum", "fecha", "data",
            "jour", "dato", "timestamp", "datetime", "start date", "created at", "created"),
    "year": ("year", "jahr", "año", "annee", "année", "ano"),
    "kind": ("kind", "activity", "type", "activity type", "outing", "what", "category", "activities", "aktivität",
             "art", "activité", "actividad", "atividade", "aktivitäten", "event", "what we did"),
    "mine": ("mine", "rating", "how it was for you", "my rating", "mood", "score", "stars", "how was it", "how it went",
             "our rating", "how did it go", "overall", "for me", "bewertung", "stimmung", "note sur 5", "nota", "calificación", "humeur", "me", "feeling"),
    "theirs": ("theirs", "how it seemed for them", "how it seemed for them your guess", "their rating", "their rating guess", "partner rating", "for them", "partner", "them"),
    "start": ("start", "start time", "time", "uhrzeit", "heure", "hora", "at"),
    "minutes": ("minutes", "how long", "duration", "length", "mins", "min", "hours", "hrs", "dauer", "durée",
                "duración", "duração", "time spent"),
    "company": ("company", "who", "wer", "mit wem", "with", "with whom", "who with", "people"),
    "idea": ("idea", "whose idea", "idee", "wessen idee", "suggested by", "initiator"),
    "status": ("status", "did it happen", "happened", "state"),
    "ease": ("ease", "how it felt", "effort", "felt"),
    "novelty": ("novelty", "new or familiar", "new"),
    "cost": ("cost", "price", "spent", "amount", "kosten", "preis", "prix", "coste", "precio", "custo"),
    "place": ("place", "where", "location", "venue", "ort", "lieu", "lugar", "local"),
    "tags": ("tags", "labels", "keywords"),
    "note": ("note", "notes", "comment", "comments", "notiz", "notizen", "notas", "remarks", "description", "name",
             "title"),
    "moment": ("moment", "funny or fond bit", "funny moment", "highlight"),
    "favourite": ("favourite", "favorite", "fav", "starred", "liked"),
}  # fmt: skip
